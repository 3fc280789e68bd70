/** What may be wrong with a certificate, in words: how it is written, what it holds, and where it differs. */
const again = {
  vi: "Xin lại file gốc từ nơi lập; không mở ra lưu lại, không định dạng lại.",
  en: "Get the original file from whoever made it; do not save it again from another program or reformat it.",
} as const;

const compare = {
  vi: "Phần này đã bị sửa sau khi lập, hoặc file bị hỏng. Đối chiếu với hồ sơ gốc và xin lại chứng thư.",
  en: "This part was changed after the certificate was made, or the file is damaged. Compare it with the records and get the certificate anew.",
} as const;

export const certificateProblemWords = {
  // --- How it is written -----------------------------------------------------------------------------------
  "certificate-large": {
    vi: [
      "File có {size} byte, quá {most} byte.",
      "Chứng thư không lớn như vậy. Kiểm tra lại có đúng file không.",
    ],
    en: [
      "The file has {size} bytes, above {most}.",
      "No certificate is that large. Check that it is the right file.",
    ],
  },
  "certificate-set-large": {
    vi: [
      "Bộ tiêu chí trong chứng thư dài {size} byte, quá {most} byte.",
      "Kiểm trên máy của mình: thangdiem verify FILE.",
    ],
    en: [
      "The criteria set in the certificate has {size} bytes, above {most}.",
      "Verify it on a machine of your own: thangdiem verify FILE.",
    ],
  },
  "certificate-encoding": {
    vi: ["File không phải văn bản UTF-8.", again.vi],
    en: ["The file is not UTF-8 text.", again.en],
  },
  "certificate-truncated": {
    vi: ["File bị cắt: nội dung hết giữa chừng ở ký tự thứ {at}.", again.vi],
    en: ["The file is cut off: it ends at character {at} in the middle of something.", again.en],
  },
  "certificate-not-json": {
    vi: ["Ký tự thứ {at} không đọc được: đây không phải là JSON.", again.vi],
    en: ["Character {at} cannot be read: this is not JSON.", again.en],
  },
  "certificate-spelling": {
    vi: [
      "Ký tự thứ {at}: không phải cách viết duy nhất của chứng thư (JSON chuẩn tắc, RFC 8785: không khoảng trắng, khoá theo thứ tự).",
      again.vi,
    ],
    en: [
      "Character {at}: not the one spelling of a certificate (canonical JSON, RFC 8785: no blanks, keys in order).",
      again.en,
    ],
  },
  "certificate-duplicate-key": {
    vi: ["Ký tự thứ {at}: khoá “{key}” đứng hai lần, không biết lấy lần nào.", again.vi],
    en: ["Character {at}: the key “{key}” stands twice; which one holds is not known.", again.en],
  },
  "certificate-number": {
    vi: ["Ký tự thứ {at}: có số JSON. Trong chứng thư mọi số viết dạng văn bản trong dấu nháy.", again.vi],
    en: ["Character {at}: a JSON number. In a certificate every quantity is text in quotes.", again.en],
  },
  "certificate-surrogate": {
    vi: ["Chuỗi bắt đầu ở ký tự thứ {at} có nửa ký tự Unicode đứng một mình.", again.vi],
    en: ["The string at character {at} holds half a Unicode character by itself.", again.en],
  },
  "certificate-deep": {
    vi: [
      "Ký tự thứ {at}: lồng nhau quá {most} tầng.",
      "Chứng thư không sâu như vậy. Kiểm tra lại có đúng file không.",
    ],
    en: [
      "Character {at}: nested more than {most} levels deep.",
      "No certificate is that deep. Check that it is the right file.",
    ],
  },

  // --- What it holds ---------------------------------------------------------------------------------------
  "certificate-none": {
    vi: ["Đây không phải là chứng thư của thangdiem.", "Dùng file do thangdiem certify lập."],
    en: ["This is no certificate of thangdiem.", "Use a file made by thangdiem certify."],
  },
  "certificate-nested": {
    vi: [
      "Trong chứng thư có một chứng thư khác.",
      "Lấy chứng thư bên trong ra thành một file riêng từ nơi lập.",
    ],
    en: ["Inside the certificate stands another one.", "Get the inner certificate as a file of its own."],
  },
  "certificate-format": {
    vi: [
      "Chứng thư viết theo dạng “{version}”, bản thangdiem này không đọc được.",
      "Kiểm bằng bản đã lập nó: npx thangdiem@{by} verify FILE.",
    ],
    en: [
      "The certificate has the format “{version}”, which this version of thangdiem cannot read.",
      "Verify it with the version that made it: npx thangdiem@{by} verify FILE.",
    ],
  },
  "certificate-semantics": {
    vi: [
      "Chứng thư tính theo nghĩa quy tắc bản {semantics}; bản thangdiem này tính theo bản {own}.",
      "Kiểm bằng bản đã lập nó: npx thangdiem@{by} verify FILE.",
    ],
    en: [
      "The certificate was reckoned under semantics version {semantics}; this version of thangdiem has version {own}.",
      "Verify it with the version that made it: npx thangdiem@{by} verify FILE.",
    ],
  },
  "certificate-unknown-key": {
    vi: ["Chứng thư không có mục nào tên “{key}” ở đây.", again.vi],
    en: ["A certificate has no key “{key}” here.", again.en],
  },
  "certificate-missing-key": {
    vi: ["Thiếu mục “{key}”.", again.vi],
    en: ["The key “{key}” is missing.", again.en],
  },
  "certificate-type": {
    vi: ["Chỗ này phải là {expected}.", again.vi],
    en: ["Here must stand {expected}.", again.en],
  },
  "certificate-value": {
    vi: ["“{text}” không phải là giá trị được dùng ở đây.", again.vi],
    en: ["“{text}” is no value for this place.", again.en],
  },
  "certificate-form": {
    vi: ["“{text}” viết sai dạng; phải như: {like}.", again.vi],
    en: ["“{text}” is wrongly written; it must look like: {like}.", again.en],
  },
  "certificate-digest-form": {
    vi: ["“{text}” không phải là mã băm SHA-256 ({like}); thuật toán khác không được nhận.", again.vi],
    en: ["“{text}” is no SHA-256 digest ({like}); no other algorithm is taken.", again.en],
  },
  "certificate-scope": {
    vi: [
      "Phạm vi “{scope}” không hợp với nội dung: chứng thư của đơn vị có đúng một đơn vị và mã băm của khối, của khối thì không có mã băm đó.",
      again.vi,
    ],
    en: [
      "The scope “{scope}” does not fit: an agency's certificate has one agency and the digest of its block's, a block's has no such digest.",
      again.en,
    ],
  },
  "certificate-order": {
    vi: ["Đơn vị “{agency}” đứng sau “{before}”: sai thứ tự hoặc đứng hai lần.", again.vi],
    en: ["The agency “{agency}” stands after “{before}”: out of order, or twice.", again.en],
  },
  "certificate-block": {
    vi: ["Đơn vị “{agency}” không thuộc khối “{block}”.", again.vi],
    en: ["The agency “{agency}” is not of the block “{block}”.", again.en],
  },
  "certificate-kind": {
    vi: ["Bộ tiêu chí trong chứng thư không có loại đơn vị “{kind}” của “{agency}”.", again.vi],
    en: ["The set in the certificate has no kind of agency “{kind}”, which “{agency}” is.", again.en],
  },
  "certificate-other-period": {
    vi: ["Số liệu của “{agency}” không phải của kỳ {period}, hoặc đơn vị không tồn tại trong kỳ.", again.vi],
    en: [
      "The evidence of “{agency}” is not of the period {period}, or the agency did not exist in it.",
      again.en,
    ],
  },
  "certificate-merged": {
    vi: [
      "Các đơn vị nhập vào “{agency}” ({merged}) không khớp với tiền thân và ngày kết thúc của chúng.",
      again.vi,
    ],
    en: [
      "What was merged into “{agency}” ({merged}) does not fit its predecessors and their last days.",
      again.en,
    ],
  },
  "certificate-parts": {
    vi: ["Các kỳ ngắn của “{agency}” không đủ hoặc thừa; phải là: {expected}.", again.vi],
    en: ["The shorter periods of “{agency}” are too few or too many; they must be: {expected}.", again.en],
  },
  "certificate-set": {
    vi: [
      "Bộ tiêu chí trong chứng thư có lỗi (nêu dưới đây), nên không chấm được ai.",
      "Báo cho nơi lập: bộ tiêu chí phải qua được thangdiem check.",
    ],
    en: [
      "The set in the certificate has defects (named below), so it grades nobody.",
      "Tell whoever made it: a set must pass thangdiem check.",
    ],
  },
  "certificate-subject": {
    vi: ["Bản kê đã ký nói về bộ tiêu chí, số liệu hoặc kết quả khác với chứng thư bên trong.", again.vi],
    en: [
      "The signed statement speaks of another set, evidence or result than the certificate in it.",
      again.en,
    ],
  },
  "payload-form": {
    vi: ["Phần được ký không phải base64 viết đúng chuẩn.", again.vi],
    en: ["What was signed is not base64 in its one spelling.", again.en],
  },
  "signature-count": {
    vi: ["Có {count} chữ ký; chứng thư có đúng một.", again.vi],
    en: ["There are {count} signatures; a certificate has exactly one.", again.en],
  },
  "signature-form": {
    vi: ["Chữ ký hoặc mã khoá viết sai dạng; chữ ký Ed25519 dài 64 byte.", again.vi],
    en: ["The signature or key id is wrongly written; an Ed25519 signature has 64 bytes.", again.en],
  },

  // --- Where it differs from what was reckoned again -------------------------------------------------------
  "differs-set": {
    vi: ["Bộ tiêu chí không khớp với mã băm của nó.", compare.vi],
    en: ["The criteria set is not that of its digest.", compare.en],
  },
  "differs-formula": {
    vi: ["Công thức “{text}”: cây không khớp với chữ.", compare.vi],
    en: ["The formula “{text}”: tree and text disagree.", compare.en],
  },
  "differs-fact": {
    vi: ["{agency}, dữ kiện {fact}: {how}.", compare.vi],
    en: ["{agency}, fact {fact}: {how}.", compare.en],
  },
  "differs-agency": {
    vi: [
      "{agency}: thông tin về đơn vị, vòng, hoặc danh sách dữ kiện không khớp với mã băm của số liệu.",
      compare.vi,
    ],
    en: [
      "{agency}: the agency, its round or its list of facts is not that of the digest of its evidence.",
      compare.en,
    ],
  },
  "differs-criterion": {
    vi: ["{agency}, tiêu chí {code}: {how}.", compare.vi],
    en: ["{agency}, criterion {code}: {how}.", compare.en],
  },
  "differs-group": {
    vi: ["{agency}, nhóm {code}: {how}.", compare.vi],
    en: ["{agency}, group {code}: {how}.", compare.en],
  },
  "differs-subtotal": {
    vi: ["{agency}, tổng phụ {code}: {how}.", compare.vi],
    en: ["{agency}, subtotal {code}: {how}.", compare.en],
  },
  "differs-total": {
    vi: ["{agency}, tổng điểm: {within}{how}.", compare.vi],
    en: ["{agency}, total: {within}{how}.", compare.en],
  },
  "differs-grade": {
    vi: ["{agency}, xếp loại: {within}{how}.", compare.vi],
    en: ["{agency}, grade: {within}{how}.", compare.en],
  },
  "differs-result": {
    vi: ["{agency}, kết quả: {how}.", compare.vi],
    en: ["{agency}, result: {how}.", compare.en],
  },
  "differs-place": {
    vi: ["{agency}, hạng: {how}.", compare.vi],
    en: ["{agency}, place: {how}.", compare.en],
  },
  "differs-block": {
    vi: ["Các số của khối: {how}.", compare.vi],
    en: ["The numbers of the block: {how}.", compare.en],
  },
  "differs-head": {
    vi: ["Phần đầu: {how}.", compare.vi],
    en: ["The head: {how}.", compare.en],
  },
  "differs-digest": {
    vi: ["Mã băm {of} không khớp, dù nội dung tính lại đúng.", compare.vi],
    en: ["The digest {of} is wrong, though what it is of was reckoned right.", compare.en],
  },
  "differs-whole": {
    vi: [
      "Mã băm của cả chứng thư không khớp: phần đầu (phạm vi, bản lập, kỳ, khối, chốt hay chưa) đã bị sửa.",
      compare.vi,
    ],
    en: [
      "The digest of the whole is wrong: the head (scope, version, period, block, closing) was changed.",
      compare.en,
    ],
  },
  "differs-unsigned": {
    vi: [
      "Chứng thư không có chữ ký nào, trong khi cần chữ ký của khoá {keyid}.",
      "Xin bản đã ký từ nơi lập.",
    ],
    en: [
      "The certificate has no signature; that of the key {keyid} is wanted.",
      "Get the signed one from its maker.",
    ],
  },
  "differs-signer": {
    vi: [
      "Chữ ký là của khoá {keyid}, không phải của khoá đã đưa ({wanted}).",
      "Kiểm tra có đúng khoá công khai của nơi ký không.",
    ],
    en: [
      "The signature is that of the key {keyid}, not of the key given ({wanted}).",
      "Check that you have the signer's public key.",
    ],
  },
  "differs-signature": {
    vi: ["Chữ ký sai: nội dung không phải là nội dung mà khoá {keyid} đã ký.", compare.vi],
    en: ["The signature is wrong: this is not what the key {keyid} signed.", compare.en],
  },
  "excerpt-scope": {
    vi: [
      "Cần chứng thư của một đơn vị, và sau --block là chứng thư của khối.",
      "Kiểm tra hai file có bị đổi chỗ không.",
    ],
    en: [
      "Needed are an agency's certificate and, after --block, that of its block.",
      "Check that the two files are not the wrong way round.",
    ],
  },
  "excerpt-other-block": {
    vi: [
      "Chứng thư của {agency} không lấy từ chứng thư này của khối “{block}”.",
      "Xin đúng chứng thư của khối từ nơi lập.",
    ],
    en: [
      "The certificate of {agency} was not taken from this certificate of the block “{block}”.",
      "Get the right certificate of the block from its maker.",
    ],
  },
  "excerpt-differs": {
    vi: ["Chứng thư của {agency} nói khác với chứng thư của khối “{block}” mà nó nêu.", compare.vi],
    en: [
      "The certificate of {agency} says something else than that of the block “{block}” it names.",
      compare.en,
    ],
  },

  // --- Making one ------------------------------------------------------------------------------------------
  "certificate-incomplete": {
    vi: [
      "Không lập chứng thư khi còn thiếu: {missing}. Hạng và hạn mức của khối chưa đủ.",
      "Sửa các lỗi đã nêu rồi chạy lại.",
    ],
    en: [
      "No certificate is made while these are missing: {missing}. Places and quotas of the block are incomplete.",
      "Correct the problems named and run again.",
    ],
  },
  "certificate-whose": {
    vi: ["Chưa rõ lập chứng thư của ai.", "Nêu một đơn vị (agency) hoặc một khối (block): {options}."],
    en: [
      "It is not clear whose certificate is wanted.",
      "Name one agency (agency) or one block (block): {options}.",
    ],
  },
  "key-exists": {
    vi: [
      "Đã có file “{file}”; khoá không bao giờ bị ghi đè.",
      "Đặt tên khác, hoặc tự chuyển file cũ đi nơi khác.",
    ],
    en: [
      "The file “{file}” is there already; a key is never overwritten.",
      "Give another name, or move the old file away.",
    ],
  },
  "key-form": {
    vi: ["File này không phải là khoá Ed25519 dạng PEM.", "Dùng khoá do thangdiem keygen lập."],
    en: ["This file is no Ed25519 key in PEM.", "Use a key made by thangdiem keygen."],
  },
  "key-is-private": {
    vi: [
      "Đây là khoá bí mật. Kiểm chữ ký chỉ cần khoá công khai.",
      "Dùng file .pub; đừng đưa khoá bí mật cho ai.",
    ],
    en: [
      "This is the secret key. To verify, the public key is enough.",
      "Use the .pub file; give the secret key to nobody.",
    ],
  },
  "key-is-public": {
    vi: ["Đây là khoá công khai. Để ký cần khoá bí mật.", "Dùng file .key."],
    en: ["This is the public key. Signing needs the secret one.", "Use the .key file."],
  },
} as const;
