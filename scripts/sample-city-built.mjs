/**
 * Agencies of the sample city whose totals were fixed beforehand. Each has everything in full and loses only what stands
 * here; the lines above it take that off by hand, from criteria/qd-5016/2025-12-10.yaml. Full is 100; in a ward III.3 (2) does not
 * apply, so that 98 remain and are brought up to 100.
 */
const plan = "ngay_ban_hanh_ke_hoach_dan_van";
const sixMonths = "ngay_bao_cao_dan_van_6_thang";
const nineMonths = "ngay_bao_cao_dan_van_9_thang";
const yearly = "ngay_bao_cao_dan_van_nam";

export const built = {
  // I.1 −1.5, I.6 4 days × 0.075: −0.3, I.8 −0.25                                       2.05
  // II.2 −0.75, II.4 60% of 3: −1.2                                                     1.95 →  4.00
  // III.4 one whole step, 60% of 4: −1.6, III.6a −0.6                                   2.2  →  6.20
  // IV.5 9/10 × 4: −0.4                                                                 0.4  →  6.60
  // V.1 −0.6, V.5 355/400 × 4: −0.45, V.7 96.4%, 75% of 3: −0.75, V.8 70% of 2: −0.6    2.4  →  9.00
  // VI.4 −1                                                                             1    → 10.00
  "so-mau-05": {
    facts: {
      [plan]: "20/02/2026",
      [nineMonths]: "18/09/2026",
      diem_hieu_qua_dan_van: "1,75",
      so_cuoc_tuyen_truyen_dan_van: "3",
      so_tin_bai: "8",
      ty_le_ho_so_truc_tuyen: "65",
      diem_cong_so_than_thien: "85",
      so_don_vi_truc_thuoc: "10",
      so_don_vi_truc_thuoc_trien_khai: "9",
      so_ngay_tiep_cong_dan: "7",
      so_phan_anh_kien_nghi: "400",
      so_phan_anh_dung_han: "355",
      so_ho_so_da_giai_quyet: "1000",
      so_ho_so_dung_han: "964",
      ty_le_hai_long: "92,5",
      so_cuoc_kiem_tra_cong_vu: "1",
    },
    total: "90",
    grade: "xuat_sac",
  },

  // I.1 −1.5, I.3 15/20: −1, I.4 −1, I.6 −0.75 − 3 days × 0.15 = −1.2, I.7 −1, I.8 −0.75               6.45
  // II.1 −0.9, II.2 2 of 4: −1.5, II.3 −1.5, II.4 −1.2                                                5.1  → 11.55
  // III.2 −1, III.4 50% to 60%, 40% of 3: −1.8, III.6b −1, III.7 9/12: −0.75                          4.55 → 16.10
  // IV.3 −1, IV.6 27/36: −1                                                                           2    → 18.10
  // V.1 −0.8, V.2 −1.5, V.5 350/400: −0.5, V.7 93%, half of 4: −2, V.8 70% of 2: −0.6, V.10 −0.5      5.9  → 24.00
  // VI.3 10/12: −0.5                                                                                  0.5  → 24.50
  // 98 − 24.5 = 73.5; × 100/98 = 75
  "phuong-mau-12": {
    facts: {
      [plan]: "25/02/2026",
      so_nhiem_vu_den_han: "20",
      so_nhiem_vu_dung_han: "15",
      hinh_thuc_kiem_tra_dan_van: "khong_ket_luan",
      [sixMonths]: "không",
      [yearly]: "17/11/2026",
      ngay_gui_tu_cham_dan_van: "10/12/2026",
      diem_hieu_qua_dan_van: "1,25",
      quan_triet_quyet_dinh_446: "không",
      so_cuoc_tuyen_truyen_dan_van: "2",
      muc_trien_khai_de_an_04: "co_ke_hoach",
      so_tin_bai: "9",
      muc_dan_van_quy_hoach: "co_ke_hoach",
      ty_le_ho_so_truc_tuyen: "55",
      diem_chinh_quyen_than_thien: "75",
      so_kho_khan_doanh_nghiep: "12",
      so_kho_khan_da_thao_go: "9",
      co_bieu_duong_dien_hinh: "không",
      so_thon: "36",
      so_thon_trien_khai: "27",
      so_ngay_tiep_cong_dan: "6",
      so_cuoc_doi_thoai_voi_dan: "1",
      so_phan_anh_kien_nghi: "400",
      so_phan_anh_dung_han: "350",
      so_ho_so_da_giai_quyet: "8000",
      so_ho_so_dung_han: "7440",
      ty_le_hai_long: "88",
      so_de_xuat_cat_giam: "1",
      so_kien_nghi_can_bo: "12",
      so_kien_nghi_can_bo_da_giai_quyet: "10",
    },
    total: "75",
    grade: "tot",
  },

  // I.1 −3, I.2 −2, I.3 10/20: −2, I.4 −2, I.5 −1, I.6 −0.75 − 0.75 − 0.75, I.7 −1, I.8 −1.25          14.5
  // II.1 −1.8, II.2 1 of 4: −2.25, II.3 −1.5, II.4 30% of 3: −2.1                                      7.65 → 22.15
  // III.1 −2, III.2 −1, III.3 −1, III.4 below 50%: −3, III.6b −1.6, III.7 4/8: −1.5                   10.1  → 32.25
  // IV.1 −2, IV.3 −1, IV.4 −0.75 − 1.5, IV.6 12/20: −1.6                                               6.85 → 39.10
  // V.1 −1.2, V.2 −1.5, V.4 5/8: −0.75, V.5 150/200: −1, V.6 8/10 × 3 − 0.5: −1.1, V.7 91%: −2,
  // V.8 40% of 2: −1.2, V.10 −0.5                                                                      9.25 → 48.35
  // VI.1 95%: −1.5, VI.3 19/20: −0.15                                                                  1.65 → 50.00
  "xa-mau-20": {
    facts: {
      [plan]: "không",
      phan_cong_dan_van: "chua_phan_cong",
      kien_toan_ban_chi_dao: "không",
      so_nhiem_vu_den_han: "20",
      so_nhiem_vu_dung_han: "10",
      hinh_thuc_kiem_tra_dan_van: "khong_kiem_tra",
      co_danh_gia_6_thang: "không",
      [sixMonths]: "không",
      [nineMonths]: "không",
      [yearly]: "20/11/2026",
      ngay_gui_tu_cham_dan_van: "11/12/2026",
      diem_hieu_qua_dan_van: "0,75",
      quan_triet_quyet_dinh_446: "không",
      quan_triet_chi_thi_26: "không",
      so_cuoc_tuyen_truyen_dan_van: "1",
      muc_trien_khai_de_an_04: "co_ke_hoach",
      so_tin_bai: "4",
      ke_hoach_gan_chu_de_nam: "không",
      muc_dan_van_quy_hoach: "co_ke_hoach",
      muc_van_dong_nong_thon_moi: "co_ke_hoach",
      ty_le_ho_so_truc_tuyen: "42",
      diem_chinh_quyen_than_thien: "60",
      so_kho_khan_doanh_nghiep: "8",
      so_kho_khan_da_thao_go: "4",
      so_mo_hinh_dang_ky: "1",
      so_mo_hinh_duoc_cong_nhan: "0",
      co_bieu_duong_dien_hinh: "không",
      ngay_ban_hanh_ke_hoach: "03/03/2026",
      ngay_ra_soat_quy_che: "không",
      so_thon: "20",
      so_thon_trien_khai: "12",
      so_ngay_tiep_cong_dan: "4",
      so_cuoc_doi_thoai_voi_dan: "1",
      so_kien_nghi_sau_doi_thoai: "8",
      so_kien_nghi_da_giai_quyet: "5",
      so_phan_anh_kien_nghi: "200",
      so_phan_anh_dung_han: "150",
      so_don_khieu_nai_to_cao: "10",
      so_don_dung_han: "8",
      so_vu_dong_nguoi_keo_dai: "1",
      so_ho_so_da_giai_quyet: "2000",
      so_ho_so_dung_han: "1820",
      ty_le_hai_long: "82",
      so_de_xuat_cat_giam: "1",
      so_can_bo: "40",
      so_can_bo_ky_cam_ket: "38",
      so_kien_nghi_can_bo: "20",
      so_kien_nghi_can_bo_da_giai_quyet: "19",
    },
    total: "50",
    grade: "hoan_thanh",
  },

  // I.1 −2, I.3 18/20: −0.5, I.4 −1.5, I.6 2 days × 0.2: −0.4, I.8 −0.25                4.65
  // II.2 −1, II.4 −1.6                                                                  2.6  →  7.25
  // IV.3 −2                                                                             2    →  9.25
  // V.1 −0.3, V.4 11/12: −0.25, V.5 38/40: −0.2                                         0.75 → 10.00
  "don-vi-mau-04": {
    facts: {
      [plan]: "16/02/2026",
      so_nhiem_vu_den_han: "20",
      so_nhiem_vu_dung_han: "18",
      hinh_thuc_kiem_tra_dan_van: "khong_ket_luan",
      [yearly]: "16/11/2026",
      diem_hieu_qua_dan_van: "1,75",
      so_cuoc_tuyen_truyen_dan_van: "3",
      so_tin_bai: "10",
      co_bieu_duong_dien_hinh: "không",
      so_ngay_tiep_cong_dan: "9",
      so_kien_nghi_sau_doi_thoai: "12",
      so_kien_nghi_da_giai_quyet: "11",
      so_phan_anh_kien_nghi: "40",
      so_phan_anh_dung_han: "38",
    },
    total: "90",
    grade: "xuat_sac",
  },

  // I.4 −1, I.6 2 days × 0.075: −0.15, I.8 −0.5                                         1.65
  // II.1 −0.9, II.4 −1.2                                                                2.1  →  3.75
  // III.3 −1, III.4 one whole step, 60% of 3: −1.2, III.6b −0.64                        2.84 →  6.59
  // IV.6 19/20: −0.2                                                                    0.2  →  6.79
  // V.1 −0.2, V.2 −1.5, V.5 348/400 × 4: −0.52, V.7 97%, 75% of 4: −1                   3.22 → 10.01
  "xa-mau-33": {
    facts: {
      hinh_thuc_kiem_tra_dan_van: "khong_ket_luan",
      [nineMonths]: "16/09/2026",
      diem_hieu_qua_dan_van: "1,5",
      quan_triet_quyet_dinh_446: "không",
      so_tin_bai: "11",
      muc_van_dong_nong_thon_moi: "co_ke_hoach",
      ty_le_ho_so_truc_tuyen: "68",
      diem_chinh_quyen_than_thien: "84",
      so_thon: "20",
      so_thon_trien_khai: "19",
      so_ngay_tiep_cong_dan: "9",
      so_cuoc_doi_thoai_voi_dan: "1",
      so_phan_anh_kien_nghi: "400",
      so_phan_anh_dung_han: "348",
      so_ho_so_da_giai_quyet: "5000",
      so_ho_so_dung_han: "4850",
    },
    total: "89.99",
    grade: "tot",
  },

  // I.1 −1.5, I.2 −0.5, I.3 12/16: −1, I.4 −1, I.5 −1, I.6 4 days × 0.15: −0.6, I.8 −1  6.6
  // II.2 −1.5, II.3 −1.5, II.4 −1.2                                                     4.2   → 10.8
  // III.2 −1, III.4 40% of 3: −1.8, III.6b 71.125% of 4: −1.155                         3.955 → 14.755
  // IV.1 −2, IV.4 −0.75                                                                 2.75  → 17.505
  // V.1 −0.4, V.2 −1.5, V.5 72/80: −0.4, V.7 97%: −1, V.8 40% of 2: −1.2, V.10 −0.5     5     → 22.505
  // VI.1 29/30: −1.5, VI.4 −1                                                           2.5   → 25.005
  // 100 − 25.005 = 74.995, half up 75.00
  "dac-khu-mau-1": {
    facts: {
      [plan]: "16/02/2026",
      phan_cong_dan_van: "trong_ke_hoach",
      so_nhiem_vu_den_han: "16",
      so_nhiem_vu_dung_han: "12",
      hinh_thuc_kiem_tra_dan_van: "khong_ket_luan",
      co_danh_gia_6_thang: "không",
      [yearly]: "18/11/2026",
      diem_hieu_qua_dan_van: "1",
      so_cuoc_tuyen_truyen_dan_van: "2",
      muc_trien_khai_de_an_04: "co_ke_hoach",
      so_tin_bai: "7",
      muc_dan_van_quy_hoach: "co_ke_hoach",
      ty_le_ho_so_truc_tuyen: "50",
      diem_chinh_quyen_than_thien: "71,125",
      so_mo_hinh_dang_ky: "2",
      so_mo_hinh_duoc_cong_nhan: "0",
      ngay_ban_hanh_ke_hoach: "23/02/2026",
      so_ngay_tiep_cong_dan: "8",
      so_cuoc_doi_thoai_voi_dan: "1",
      so_phan_anh_kien_nghi: "80",
      so_phan_anh_dung_han: "72",
      so_ho_so_da_giai_quyet: "600",
      so_ho_so_dung_han: "582",
      ty_le_hai_long: "84",
      so_de_xuat_cat_giam: "1",
      so_can_bo: "30",
      so_can_bo_ky_cam_ket: "29",
      so_cuoc_kiem_tra_cong_vu: "1",
    },
    total: "75",
    grade: "tot",
  },

  // I.1 −1.5, I.4 −1, I.6 4 days × 0.075: −0.3                                          2.8
  // II.1 −0.9, II.4 −1.2                                                                2.1  →  4.9
  // III.2 −1.5, III.4 two whole steps, 80% of 4: −0.8, III.6a −0.8                      3.1  →  8.0
  // IV.1 registered only: −2.5                                                          2.5  → 10.5
  // V.2 −1.5, V.8 −0.6                                                                  2.1  → 12.6
  // VI.4 −1                                                                             1    → 13.6
  "so-mau-07": {
    facts: {
      [plan]: "23/02/2026",
      hinh_thuc_kiem_tra_dan_van: "khong_ket_luan",
      [nineMonths]: "18/09/2026",
      quan_triet_chi_thi_26: "không",
      so_tin_bai: "8",
      muc_dan_van_quy_hoach: "co_ke_hoach",
      ty_le_ho_so_truc_tuyen: "72",
      diem_cong_so_than_thien: "80",
      so_mo_hinh_dang_ky: "3",
      so_mo_hinh_duoc_cong_nhan: "0",
      so_cuoc_doi_thoai_voi_dan: "1",
      ty_le_hai_long: "90",
      so_cuoc_kiem_tra_cong_vu: "1",
    },
    total: "86.4",
    grade: "tot",
  },

  // I.2 −0.5, I.5 −1                                                                    1.5
  // II.2 −1.5, II.3 −1.5                                                                3    →  4.5
  // III.6a −0.4, III.7 9/12: −0.75                                                      1.15 →  5.65
  // IV.2 −1, IV.3 −1.5, IV.4 −1                                                         3.5  →  9.15
  // V.1 −0.2, V.7 96%, 75% of 3: −0.75, V.10 −1                                         1.95 → 11.1
  // VI.1 58/60: −1.5, VI.2 −1                                                           2.5  → 13.6
  "so-mau-11": {
    facts: {
      phan_cong_dan_van: "trong_ke_hoach",
      co_danh_gia_6_thang: "không",
      so_cuoc_tuyen_truyen_dan_van: "2",
      muc_trien_khai_de_an_04: "co_ke_hoach",
      diem_cong_so_than_thien: "90",
      so_kho_khan_doanh_nghiep: "12",
      so_kho_khan_da_thao_go: "9",
      ngay_tong_hop_dang_ky_mo_hinh: "23/02/2026",
      co_bieu_duong_dien_hinh: "không",
      ngay_ban_hanh_ke_hoach: "24/02/2026",
      so_ngay_tiep_cong_dan: "9",
      so_ho_so_da_giai_quyet: "2500",
      so_ho_so_dung_han: "2400",
      so_de_xuat_cat_giam: "1",
      so_can_bo: "60",
      so_can_bo_ky_cam_ket: "58",
      muc_sap_xep_bo_may: "dang_thuc_hien",
    },
    total: "86.4",
    grade: "tot",
  },

  // I.1 −1.5, I.6 2 days × 0.075 + 2 days × 0.15: −0.45                                 1.95
  // II.2 −0.75, II.4 −1.2                                                               1.95 →  3.9
  // III.2 −1, III.4 60% of 3: −1.2, III.6b −0.8                                         3    →  6.9
  // IV.1 −2, IV.6 30/40: −1                                                             3    →  9.9
  // V.2 −1.5, V.7 96%: −1, V.8 −0.6, V.10 −0.5                                          3.6  → 13.5
  // VI.1 47/50: −1.5                                                                    1.5  → 15
  // 98 − 15 = 83; × 100/98 = 84.6938…
  "phuong-mau-18": {
    facts: {
      [plan]: "16/02/2026",
      [sixMonths]: "11/06/2026",
      [yearly]: "16/11/2026",
      so_cuoc_tuyen_truyen_dan_van: "3",
      so_tin_bai: "6",
      muc_dan_van_quy_hoach: "co_ke_hoach",
      ty_le_ho_so_truc_tuyen: "60",
      diem_chinh_quyen_than_thien: "80",
      so_mo_hinh_dang_ky: "1",
      so_mo_hinh_duoc_cong_nhan: "0",
      so_thon: "40",
      so_thon_trien_khai: "30",
      so_cuoc_doi_thoai_voi_dan: "1",
      so_ho_so_da_giai_quyet: "12000",
      so_ho_so_dung_han: "11520",
      ty_le_hai_long: "87",
      so_de_xuat_cat_giam: "1",
      so_can_bo: "50",
      so_can_bo_ky_cam_ket: "47",
    },
    total: "84.69",
    grade: "tot",
  },

  // I.3 18/24: −1, I.4 −1, I.7 −1                                                       3
  // II.3 −1.5                                                                           1.5   →  4.5
  // III.1 −2, III.6b −0.6                                                               2.6   →  7.1
  // IV.3 −1, IV.4 −0.75, IV.7 −1.5                                                      3.25  → 10.35
  // V.1 −1, V.5 849/1000 × 4: −0.604, V.6 9/10: −0.3                                    1.904 → 12.254
  // VI.2 −1, VI.3 15/20: −0.75, VI.4 −1                                                 2.75  → 15.004
  // 98 − 15.004 = 82.996; × 100/98 = 84.6897…
  "phuong-mau-33": {
    facts: {
      so_nhiem_vu_den_han: "24",
      so_nhiem_vu_dung_han: "18",
      hinh_thuc_kiem_tra_dan_van: "khong_ket_luan",
      ngay_gui_tu_cham_dan_van: "11/12/2026",
      muc_trien_khai_de_an_04: "co_ke_hoach",
      ke_hoach_gan_chu_de_nam: "không",
      diem_chinh_quyen_than_thien: "85",
      co_bieu_duong_dien_hinh: "không",
      ngay_ra_soat_quy_che: "05/03/2026",
      dan_chu_khi_thu_hoi_dat: "mot_phan",
      so_ngay_tiep_cong_dan: "5",
      so_phan_anh_kien_nghi: "1000",
      so_phan_anh_dung_han: "849",
      so_don_khieu_nai_to_cao: "10",
      so_don_dung_han: "9",
      so_vu_dong_nguoi_keo_dai: "0",
      muc_sap_xep_bo_may: "dang_thuc_hien",
      so_kien_nghi_can_bo: "20",
      so_kien_nghi_can_bo_da_giai_quyet: "15",
      so_cuoc_kiem_tra_cong_vu: "1",
    },
    total: "84.69",
    grade: "tot",
  },

  // I.1 −2, I.2 −0.5, I.4 −1.5, I.5 −1, I.7 −1                                          6
  // II.2 2 of 4: −2, II.3 −2                                                            4    → 10
  // III.7 9/10: −0.4                                                                    0.4  → 10.4
  // IV.1 −3.5, IV.4 −1                                                                  4.5  → 14.9
  // V.1 −1.2, V.3 −1.5, V.5 36/40: −0.4                                                 3.1  → 18
  // VI.1 47/50: −2, VI.4 −1.5                                                           3.5  → 21.5
  "don-vi-mau-06": {
    facts: {
      [plan]: "26/02/2026",
      phan_cong_dan_van: "trong_ke_hoach",
      hinh_thuc_kiem_tra_dan_van: "khong_ket_luan",
      co_danh_gia_6_thang: "không",
      ngay_gui_tu_cham_dan_van: "10/12/2026",
      so_cuoc_tuyen_truyen_dan_van: "2",
      muc_trien_khai_de_an_04: "co_ke_hoach",
      so_kho_khan_doanh_nghiep: "10",
      so_kho_khan_da_thao_go: "9",
      so_mo_hinh_dang_ky: "1",
      so_mo_hinh_duoc_cong_nhan: "0",
      ngay_ra_soat_quy_che: "04/03/2026",
      so_ngay_tiep_cong_dan: "6",
      so_cuoc_doi_thoai_noi_bo: "1",
      so_phan_anh_kien_nghi: "40",
      so_phan_anh_dung_han: "36",
      so_can_bo: "50",
      so_can_bo_ky_cam_ket: "47",
      so_cuoc_kiem_tra_cong_vu: "1",
    },
    total: "78.5",
    grade: "tot",
  },

  // I.3 16/20: −1, I.6 −1, I.8 −1                                                       3
  // II.1 −1.6, II.4 30% of 4: −2.8                                                      4.4  →  7.4
  // III.1 −4                                                                            4    → 11.4
  // IV.2 −1.5, IV.3 −2, IV.5 1/2: −1                                                    4.5  → 15.9
  // V.1 −0.6, V.4 8/12: −1, V.5 30/40: −1, V.6 8/10: −1                                 3.6  → 19.5
  // VI.2 −1.5, VI.3 7/8: −0.5                                                           2    → 21.5
  "don-vi-mau-08": {
    facts: {
      so_nhiem_vu_den_han: "20",
      so_nhiem_vu_dung_han: "16",
      [nineMonths]: "không",
      diem_hieu_qua_dan_van: "1",
      quan_triet_quyet_dinh_23: "không",
      so_tin_bai: "5",
      ke_hoach_gan_chu_de_nam: "không",
      ngay_tong_hop_dang_ky_mo_hinh: "27/02/2026",
      co_bieu_duong_dien_hinh: "không",
      so_don_vi_truc_thuoc: "2",
      so_don_vi_truc_thuoc_trien_khai: "1",
      so_ngay_tiep_cong_dan: "8",
      so_kien_nghi_sau_doi_thoai: "12",
      so_kien_nghi_da_giai_quyet: "8",
      so_phan_anh_kien_nghi: "40",
      so_phan_anh_dung_han: "30",
      so_don_khieu_nai_to_cao: "10",
      so_don_dung_han: "8",
      so_vu_dong_nguoi_keo_dai: "0",
      muc_sap_xep_bo_may: "dang_thuc_hien",
      so_kien_nghi_can_bo: "8",
      so_kien_nghi_can_bo_da_giai_quyet: "7",
    },
    total: "78.5",
    grade: "tot",
  },

  // I.4 −1, I.8 −0.25                                                                   1.25
  // II.4 −1.2                                                                           1.2  → 2.45
  // III.4 two whole steps, 80% of 3: −0.6, III.6b −0.4                                  1    → 3.45
  // V.2 −1.5, V.5 365/400 × 4: −0.35, V.8 −0.6, V.10 −0.5                               2.95 → 6.4
  "xa-mau-14": {
    facts: {
      hinh_thuc_kiem_tra_dan_van: "khong_ket_luan",
      diem_hieu_qua_dan_van: "1,75",
      so_tin_bai: "10",
      ty_le_ho_so_truc_tuyen: "75",
      diem_chinh_quyen_than_thien: "90",
      so_cuoc_doi_thoai_voi_dan: "1",
      so_phan_anh_kien_nghi: "400",
      so_phan_anh_dung_han: "365",
      ty_le_hai_long: "93",
      so_de_xuat_cat_giam: "1",
    },
    total: "93.6",
    grade: "xuat_sac",
  },

  // I.1 −1.5, I.6 3 days × 0.15: −0.45                                                  1.95
  // II.2 −0.75                                                                          0.75 → 2.7
  // III.2 −1, III.7 9/12: −0.75                                                         1.75 → 4.45
  // IV.6 18/20: −0.4                                                                    0.4  → 4.85
  // V.1 −0.4, V.4 7/8: −0.25, V.5 170/200 × 4: −0.6                                     1.25 → 6.1
  // VI.3 9/10 × 3: −0.3                                                                 0.3  → 6.4
  "xa-mau-51": {
    facts: {
      [plan]: "19/02/2026",
      [yearly]: "17/11/2026",
      so_cuoc_tuyen_truyen_dan_van: "3",
      muc_dan_van_quy_hoach: "co_ke_hoach",
      so_kho_khan_doanh_nghiep: "12",
      so_kho_khan_da_thao_go: "9",
      so_thon: "20",
      so_thon_trien_khai: "18",
      so_ngay_tiep_cong_dan: "8",
      so_kien_nghi_sau_doi_thoai: "8",
      so_kien_nghi_da_giai_quyet: "7",
      so_phan_anh_kien_nghi: "200",
      so_phan_anh_dung_han: "170",
      so_kien_nghi_can_bo: "10",
      so_kien_nghi_can_bo_da_giai_quyet: "9",
    },
    total: "93.6",
    grade: "xuat_sac",
  },
};
