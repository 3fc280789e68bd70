/**
 * Every problem in words: what is wrong, and what to do. Vietnamese first, English second; `{name}` is filled
 * from the problem's values.
 */
import type { Place, Problem } from "../problems.ts";
import { certificateProblemWords } from "./certificate-problems.ts";
import { comparisonProblemWords } from "./comparison-problems.ts";
import { type Lang, langs } from "./lang.ts";

type Words = readonly [what: string, remedy: string];

export const problemWords = {
  // --- Small values of a criteria set -------------------------------------------------------------------
  "field-id": {
    vi: [
      "“{text}” không phải là mã hợp lệ.",
      "Dùng chữ thường không dấu, chữ số và dấu gạch dưới (dữ kiện, loại đơn vị, mức) hoặc gạch nối (bộ tiêu chí), ví dụ ngay_ban_hanh.",
    ],
    en: [
      "“{text}” is no valid id.",
      "Use lower-case ASCII letters, digits and underscores (facts, kinds, levels) or hyphens (sets), such as ngay_ban_hanh.",
    ],
  },
  "field-code": {
    vi: ["“{text}” không phải là số hiệu tiêu chí.", "Viết như trong bảng, ví dụ I.3 hoặc 2.1.đ."],
    en: ["“{text}” is no criterion code.", "Write it as in the table, such as I.3 or 2.1.đ."],
  },
  "field-number": {
    vi: [
      "“{text}” không phải là số.",
      "Viết số với dấu chấm thập phân, ví dụ 12.5; thêm ? nếu là số giả định: 12.5?",
    ],
    en: [
      "“{text}” is no number.",
      "Write it with a decimal point, such as 12.5; add ? when it is assumed: 12.5?",
    ],
  },
  "field-amount": {
    vi: [
      "“{text}” không phải là số điểm.",
      "Viết số điểm (3, 2.5) hoặc tỷ lệ của điểm tối đa (50%); thêm ? nếu là số giả định.",
    ],
    en: [
      "“{text}” is no amount of points.",
      "Write points (3, 2.5) or a share of the maximum (50%); add ? when it is assumed.",
    ],
  },
  "field-share": {
    vi: [
      "“{text}” không phải là tỷ lệ.",
      "Viết tỷ lệ từ 0% đến 100%, ví dụ 80%; thêm ? nếu là số giả định: 80%?",
    ],
    en: [
      "“{text}” is no share.",
      "Write a share from 0% to 100%, such as 80%; add ? when it is assumed: 80%?",
    ],
  },
  "field-date": {
    vi: ["“{text}” không phải là ngày.", "Viết 2026-02-15, hoặc N-02-15 nếu tính theo năm được đánh giá."],
    en: ["“{text}” is no day.", "Write 2026-02-15, or N-02-15 when counted from the year evaluated."],
  },
  "field-fixed-date": {
    vi: ["“{text}” không phải là ngày.", "Viết năm-tháng-ngày, ví dụ 2026-02-15."],
    en: ["“{text}” is no day.", "Write year-month-day, such as 2026-02-15."],
  },
  "field-negative": {
    vi: ["Số này không được âm.", "Ghi số từ 0 trở lên."],
    en: ["This number may not be negative.", "Write 0 or more."],
  },
  "field-not-positive": {
    vi: ["Bước phải lớn hơn 0.", "Ghi số dương, ví dụ 0.25."],
    en: ["A step must be above 0.", "Write a positive number, such as 0.25."],
  },
  "governs-nothing": {
    vi: [
      "Năm cuối (to) đứng trước năm đầu (from), nên bộ này không áp dụng cho kỳ nào.",
      "Sửa from hoặc to.",
    ],
    en: [
      "The last year (to) is before the first (from), so this set governs nothing.",
      "Correct from or to.",
    ],
  },
  "field-empty": {
    vi: ["Chỗ này để trống.", "Điền nội dung."],
    en: ["This is empty.", "Fill it in."],
  },
  "field-year": {
    vi: ["“{text}” không phải là năm.", "Viết bốn chữ số, ví dụ 2025."],
    en: ["“{text}” is no year.", "Write four digits, such as 2025."],
  },
  "field-places": {
    vi: ["“{text}” không phải là số chữ số thập phân.", "Viết một số từ 0 đến 6."],
    en: ["“{text}” is no number of decimal places.", "Write a number from 0 to 6."],
  },
  "condition-one-subject": {
    vi: [
      "Điều kiện phải hỏi đúng một thứ.",
      "Ghi đúng một trong: fact, points, every, attribute, agency, period, all, any, not.",
    ],
    en: [
      "A condition must ask about exactly one thing.",
      "Give exactly one of: fact, points, every, attribute, agency, period, all, any, not.",
    ],
  },
  "condition-no-test": {
    vi: ["all, any, not không đi cùng phép so sánh.", "Đặt phép so sánh vào từng điều kiện bên trong."],
    en: [
      "all, any and not take no comparison of their own.",
      "Put the comparison into the conditions inside.",
    ],
  },
  "condition-one-test": {
    vi: [
      "Điều kiện phải có đúng một phép so sánh.",
      "Ghi đúng một trong: is, one-of, done, documented, applies, at-least, above, at-most, less-than, before, by, from, after.",
    ],
    en: [
      "A condition must have exactly one test.",
      "Give exactly one of: is, one-of, done, documented, applies, at-least, above, at-most, less-than, before, by, from, after.",
    ],
  },
  "condition-points-test": {
    vi: ["Điều kiện về điểm chỉ so sánh với một số điểm.", "Dùng at-least, above, at-most hoặc less-than."],
    en: ["A condition on points compares with an amount.", "Use at-least, above, at-most or less-than."],
  },
  "condition-no-share": {
    vi: ["Dữ kiện không so sánh được với tỷ lệ của điểm tối đa.", "Viết một số không có dấu %."],
    en: ["A fact cannot be compared with a share of the maximum.", "Write a number without %."],
  },
  "band-two-ends": {
    vi: [
      "Một mức có hai cận ở cùng một phía.",
      "Chỉ ghi một trong from, above (hoặc is) và một trong to, below.",
    ],
    en: ["A band has two ends on the same side.", "Give one of from, above (or is) and one of to, below."],
  },
  "bands-of-what": {
    vi: ["Chưa rõ các mức chia theo số nào.", "Ghi fact; hoặc part, whole và when-zero."],
    en: ["It is not clear what the bands are of.", "Give fact; or part, whole and when-zero."],
  },
  "ratio-of-what": {
    vi: [
      "Chưa rõ tỷ lệ tính từ những số nào.",
      "Ghi part, whole và when-zero; hoặc fact và out-of (số dương, ví dụ 100).",
    ],
    en: [
      "It is not clear what the ratio is of.",
      "Give part, whole and when-zero; or fact and out-of (a positive number, such as 100).",
    ],
  },
  "increment-share": {
    vi: ["Tỷ lệ của các mức phải là số dương có dấu %.", "Ghi ví dụ 75%."],
    en: ["The share of the levels must be positive and written with %.", "Write 75%, for example."],
  },
  "deadline-one-day": {
    vi: [
      "Thời hạn phải có đúng một ngày.",
      "Ghi đúng một trong: before (trước ngày), by (đến hết ngày), before-fact, by-fact (ngày ghi ở một dữ kiện khác).",
    ],
    en: [
      "A deadline needs exactly one day.",
      "Give exactly one of: before, by, before-fact, by-fact (the day that another fact holds).",
    ],
  },
  "handing-in-one-day": {
    vi: [
      "Việc nộp phải có đúng một ngày cuối.",
      "Ghi đúng một trong: before (trước ngày), by (đến hết ngày).",
    ],
    en: ["Handing in needs exactly one last day.", "Give exactly one of: before, by."],
  },
  "deadline-whole-days": {
    vi: ["Số ngày sớm phải là số nguyên từ 1 trở lên.", "Ghi số ngày, ví dụ 5."],
    en: ["The days of being early must be a whole number from 1 on.", "Write the number of days, such as 5."],
  },
  "case-one-outcome": {
    vi: ["Mỗi trường hợp phải cho đúng một kết quả.", "Ghi points hoặc rule."],
    en: ["Every case must give exactly one outcome.", "Give points or rule."],
  },
  "rounding-one-grain": {
    vi: ["Cách làm tròn phải nêu đúng một độ mịn.", "Ghi places (số chữ số thập phân) hoặc step (bước)."],
    en: ["Rounding must state exactly one grain.", "Give places or step."],
  },
  "field-months": {
    vi: ["“{text}” không phải là số tháng.", "Viết một số nguyên, ví dụ 9."],
    en: ["“{text}” is no number of months.", "Write a whole number, such as 9."],
  },
  "field-levels": {
    vi: ["“{text}” không phải là số bậc.", "Viết một số từ 1 đến 9."],
    en: ["“{text}” is no number of levels.", "Write a number from 1 to 9."],
  },
  "condition-yes-no": {
    vi: ["Điều kiện về đặc điểm của đơn vị chỉ hỏi có hay không.", "Ghi is: yes hoặc is: no."],
    en: ["A condition on an attribute asks yes or no.", "Give is: yes or is: no."],
  },
  "condition-names": {
    vi: ["Điều kiện về loại đơn vị cần tên loại.", "Ghi is hoặc one-of với các loại trong agency-kinds."],
    en: ["A condition on the kind of agency needs names.", "Give is or one-of with kinds of agency-kinds."],
  },
  "condition-months": {
    vi: [
      "Điều kiện về thời gian thành lập cần một số tháng.",
      "Dùng at-least, above, at-most hoặc less-than.",
    ],
    en: [
      "A condition on how long an agency has existed needs a number of months.",
      "Use at-least, above, at-most or less-than.",
    ],
  },
  "condition-period": {
    vi: ["Điều kiện về kỳ cần loại kỳ.", "Ghi is hoặc one-of với year, half, quarter, month."],
    en: ["A condition on the period needs its kind.", "Give is or one-of with year, half, quarter, month."],
  },
  "subtotal-of-what": {
    vi: ["Tổng phụ phải nói rõ gồm mục nào.", "Ghi of (chỉ các mục này) hoặc without (trừ các mục này)."],
    en: ["A subtotal must say what it is of.", "Give of (these alone) or without (all but these)."],
  },
  "list-field": {
    vi: ["sum, mean, least, most cần field; count và share thì không.", "Thêm hoặc bỏ field."],
    en: ["sum, mean, least and most need a field; count and share take none.", "Add or remove field."],
  },
  "list-where": {
    vi: ["Tỷ lệ các mục đạt cần điều kiện.", "Thêm where."],
    en: ["The share of items that meet something needs a condition.", "Add where."],
  },
  "list-when-none": {
    vi: [
      "mean, least, most, share phải nói kết quả khi không có mục nào; count và sum thì bằng 0.",
      "Ghi when-none: một số, not-applicable hoặc undetermined; hoặc bỏ đi.",
    ],
    en: [
      "mean, least, most and share must say what they are when there is no item; count and sum are 0.",
      "Give when-none: a number, not-applicable or undetermined; or take it out.",
    ],
  },
  "peers-place": {
    vi: [
      "Thứ hạng cần best (most hoặc least) và ties (first, mean hoặc last); các cách khác thì không.",
      "Thêm hoặc bỏ hai mục này.",
    ],
    en: [
      "A place needs best (most or least) and ties (first, mean or last); nothing else takes them.",
      "Add or remove the two.",
    ],
  },
  // --- Formulas -----------------------------------------------------------------------------------------------
  "formula-empty": {
    vi: ["Công thức để trống.", "Viết công thức, ví dụ so_vu / tong_so * 15."],
    en: ["The formula is empty.", "Write one, such as so_vu / tong_so * 15."],
  },
  "formula-long": {
    vi: [
      "Công thức dài {count} ký tự, quá {most} ký tự.",
      "Tách thành nhiều dữ kiện tính được (derived), mỗi dữ kiện một công thức ngắn.",
    ],
    en: [
      "The formula has {count} characters, more than {most}.",
      "Split it into several derived facts, each with a short formula.",
    ],
  },
  "formula-large": {
    vi: [
      "Công thức có {count} số, tên và dấu phép tính, quá {most}.",
      "Tách thành nhiều dữ kiện tính được (derived), mỗi dữ kiện một công thức ngắn.",
    ],
    en: [
      "The formula has {count} numbers, names and operators, more than {most}.",
      "Split it into several derived facts, each with a short formula.",
    ],
  },
  "formula-deep": {
    vi: [
      "Công thức lồng nhau quá {most} bậc.",
      "Bỏ bớt ngoặc, hoặc tách thành nhiều dữ kiện tính được (derived).",
    ],
    en: [
      "The formula is nested more than {most} levels deep.",
      "Take out parentheses, or split it into several derived facts.",
    ],
  },
  "formula-character": {
    vi: [
      "Công thức có ký tự không dùng được: {text}",
      "Chỉ dùng chữ không dấu, chữ số, dấu gạch dưới, + - * / ( ) , . và == != < <= > >=. Và, hoặc, không phải viết là and, or, not; 15% viết là 15 / 100; x^2 viết là x * x.",
    ],
    en: [
      "The formula has signs that cannot be used: {text}",
      "Use only ASCII letters, digits, underscores, + - * / ( ) , . and == != < <= > >=. Write and, or, not as words, 15% as 15 / 100, x^2 as x * x.",
    ],
  },
  "formula-day-written": {
    vi: [
      "“{text}” ở đây là phép trừ, không phải ngày.",
      "Viết {call}. Nếu đúng là phép trừ, đặt dấu cách quanh dấu trừ.",
    ],
    en: [
      "“{text}” is a subtraction here, not a day.",
      "Write {call}. If a subtraction is meant, put spaces around the minus signs.",
    ],
  },
  "formula-product": {
    vi: [
      "Giữa “{left}” và “{right}” thiếu dấu phép tính.",
      "Nếu là phép nhân, viết dấu *: {left} * {right}.",
    ],
    en: [
      "There is no operator between “{left}” and “{right}”.",
      "If a product is meant, write *: {left} * {right}.",
    ],
  },
  "formula-unit": {
    vi: [
      "“{right}” đứng sau số {left} như một đơn vị đo, nhưng số trong công thức không kèm đơn vị.",
      "Bỏ “{right}”; nếu là tên dữ kiện thì khai báo nó và viết dấu *: {left} * {right}.",
    ],
    en: [
      "“{right}” follows the number {left} like a unit, but numbers in a formula have none.",
      "Take “{right}” out; if it is a fact, declare it and write *: {left} * {right}.",
    ],
  },
  "formula-assignment": {
    vi: ["Dấu = gán giá trị; công thức không gán gì.", "So sánh bằng viết là ==."],
    en: ["The sign = assigns a value; a formula assigns nothing.", "Write == to compare."],
  },
  "formula-accessor": {
    vi: [
      "“{text}” lấy một phần của thứ khác bằng dấu chấm; công thức không đọc như vậy.",
      "Dùng một dữ kiện; với trường của danh sách, khai báo một dữ kiện tính được (derived) từ danh sách rồi dùng tên đó.",
    ],
    en: [
      "“{text}” takes a part of something by a dot; a formula cannot.",
      "Use a fact; for a field of a list declare a derived fact from the list and use its name.",
    ],
  },
  "formula-exponent": {
    vi: ["“{text}” là số viết dạng lũy thừa.", "Viết đủ các chữ số, ví dụ 1500 hoặc 0.015."],
    en: ["“{text}” is a number with an exponent.", "Write all its digits, such as 1500 or 0.015."],
  },
  "formula-number": {
    vi: [
      "“{text}” không phải là số dùng được trong công thức.",
      "Viết số thập phân với dấu chấm, không nhóm hàng nghìn, không có số 0 thừa ở đầu, không quá 40 ký tự, ví dụ 12.5.",
    ],
    en: [
      "“{text}” is no number that a formula takes.",
      "Write a decimal with a point, without grouping or leading zeros and of at most 40 characters, such as 12.5.",
    ],
  },
  "formula-comma": {
    vi: ["Dấu phẩy chỉ ngăn cách các đối số của một hàm.", "Số thập phân viết với dấu chấm: 12.5."],
    en: ["A comma only separates the arguments of a function.", "Write decimals with a point: 12.5."],
  },
  "formula-operator": {
    vi: ["“{text}” không phải là phép tính của công thức.", "Dùng + - * /, == != < <= > >=, and, or, not."],
    en: ["“{text}” is no operator of formulas.", "Use + - * /, == != < <= > >=, and, or, not."],
  },
  "formula-construct": {
    vi: ["Công thức có dạng không dùng được: {construct}.", "Chỉ dùng số, tên dữ kiện, phép tính và hàm."],
    en: [
      "The formula has a form that cannot be used: {construct}.",
      "Use only numbers, facts, operators and functions.",
    ],
  },
  "formula-chained": {
    vi: ["Hai phép so sánh nối liền nhau.", "Tách ra và nối bằng and: a < b and b < c."],
    en: ["Two comparisons are chained.", "Take them apart and join them with and: a < b and b < c."],
  },
  "formula-syntax": {
    vi: [
      "Không đọc được công thức từ ký tự thứ {column}: “{rest}”.",
      "Xem lại chỗ đó: thiếu số, tên, dấu phép tính hay dấu ngoặc.",
    ],
    en: [
      "The formula cannot be read from character {column} on: “{rest}”.",
      "Look there for a missing number, name, operator or parenthesis.",
    ],
  },
  "formula-name": {
    vi: ["Không có dữ kiện “{name}”.", "Sửa tên, hoặc khai báo dữ kiện này."],
    en: ["There is no fact “{name}”.", "Correct the name, or declare the fact."],
  },
  "formula-list": {
    vi: [
      "“{name}” là danh sách, công thức không đọc trực tiếp được.",
      "Khai báo một dữ kiện tính được (derived) từ danh sách rồi dùng tên đó.",
    ],
    en: [
      "“{name}” is a list, which a formula cannot read.",
      "Declare a derived fact from the list and use its name.",
    ],
  },
  "formula-year-name": {
    vi: ["N (năm được đánh giá) chỉ dùng được trong date.", "Viết date(N, tháng, ngày)."],
    en: ["N (the year evaluated) can only be used in date.", "Write date(N, month, day)."],
  },
  "formula-max-name": {
    vi: [
      "M (số điểm tối đa) chỉ dùng được trong quy tắc của tiêu chí.",
      "Ở chỗ khác, ghi số điểm hoặc tên một dữ kiện.",
    ],
    en: [
      "M (the points a rule is worth) can only be used in the rule of a criterion.",
      "Elsewhere write the number or the name of a fact.",
    ],
  },
  "formula-function": {
    vi: ["Không có hàm “{name}”.", "Dùng một trong các hàm: {functions}."],
    en: ["There is no function “{name}”.", "Use one of: {functions}."],
  },
  "formula-arguments": {
    vi: [
      "Hàm {function} cần {needed} đối số, ở đây có {given}.",
      "Viết: min(a, b), max(a, b), sum(a, b), abs(a), floor(a), ceil(a), round(a, 2), if(điều kiện, a, b), date(2026, 2, 15), days(từ, đến).",
    ],
    en: [
      "{function} takes {needed} arguments, and is given {given}.",
      "Write min(a, b), max(a, b), sum(a, b), abs(a), floor(a), ceil(a), round(a, 2), if(condition, a, b), date(2026, 2, 15), days(from, to).",
    ],
  },
  "formula-places": {
    vi: [
      "Số chữ số thập phân của round phải là một số từ 0 đến 6, ở đây là “{given}”.",
      "Viết ví dụ round(a, 2).",
    ],
    en: [
      "The places of round must be a number from 0 to 6, not “{given}”.",
      "Write for example round(a, 2).",
    ],
  },
  "formula-date": {
    vi: [
      "date({text}) không phải là ngày dùng được: lịch không có ngày này, hoặc không phải năm nào cũng có.",
      "Viết năm, tháng, ngày bằng số: date(2026, 2, 15); hoặc tính theo năm được đánh giá: date(N, 2, 15), date(N + 1, 1, 10), date(N - 1, 12, 31).",
    ],
    en: [
      "date({text}) is no day to reckon with: the calendar lacks it, or not every year has it.",
      "Write year, month and day as numbers: date(2026, 2, 15); or from the year evaluated: date(N, 2, 15), date(N + 1, 1, 10), date(N - 1, 12, 31).",
    ],
  },
  "formula-type": {
    vi: [
      "“{part}” cần {needed}, nhưng “{of}” là {given}.",
      "Sửa phần này; các loại không tự đổi qua lại, ví dụ dùng if(điều kiện, 1, 0) để có số.",
    ],
    en: [
      "“{part}” needs {needed}, but “{of}” is {given}.",
      "Correct that part; one type never becomes another by itself: if(condition, 1, 0) gives a number.",
    ],
  },
  "formula-level": {
    vi: [
      "“{choice}” là lựa chọn, chỉ so được với một mức của nó, không phải “{given}”.",
      "Viết == hoặc != với một trong các mức: {options}.",
    ],
    en: [
      "“{choice}” is a choice, which is compared with one of its levels, not with “{given}”.",
      "Write == or != with one of: {options}.",
    ],
  },
  "formula-zero": {
    vi: ["“{of}” bị chia cho 0.", "Sửa mẫu số."],
    en: ["“{of}” is divided by 0.", "Correct the denominator."],
  },
  "formula-no-parser": {
    vi: [
      "Bộ tiêu chí có công thức nhưng chương trình gọi không nạp bộ đọc công thức.",
      "Nạp bộ đọc công thức khi đọc bộ tiêu chí.",
    ],
    en: [
      "The set has formulas, but no reader of formulas was handed in.",
      "Hand one in when the set is read.",
    ],
  },
  "formula-not-points": {
    vi: ["Công thức của quy tắc cho kết quả loại {type}, không phải điểm.", "Sửa để kết quả là một số."],
    en: ["The formula of a rule gives a {type}, not points.", "Change it so that it gives a number."],
  },
  "formula-zero-undeclared": {
    vi: [
      "Công thức chia cho một số có thể bằng 0, nhưng chưa nói khi đó kết quả là gì.",
      "Ghi when-zero: số điểm, not-applicable, hoặc undetermined (người có thẩm quyền quyết định).",
    ],
    en: [
      "The formula divides by a number that may be 0, and does not say what then.",
      "Give when-zero: points, not-applicable, or undetermined (a person decides).",
    ],
  },
  // --- JSON ------------------------------------------------------------------------------------------------
  "json-syntax": {
    vi: [
      "Từ “{text}” trở đi không phải là JSON.",
      "Kiểm tra dấu phẩy, dấu hai chấm, dấu ngoặc và dấu nháy ngay trước chỗ này.",
    ],
    en: [
      "From “{text}” on this is no JSON.",
      "Look at the commas, colons, brackets and quotes just before this place.",
    ],
  },
  "json-encoding": {
    vi: ["Văn bản này không phải là UTF-8.", "Mã hoá bằng UTF-8 rồi gửi lại."],
    en: ["This text is not UTF-8.", "Encode it as UTF-8 and send it again."],
  },
  "json-cut-off": {
    vi: ["JSON kết thúc giữa chừng.", "Gửi lại trọn vẹn, kể cả các dấu đóng ngoặc."],
    en: ["The JSON ends too early.", "Send all of it, the closing brackets too."],
  },
  "json-duplicate-key": {
    vi: ["Khoá “{key}” được ghi nhiều lần.", "Giữ lại một lần."],
    en: ["The key “{key}” stands here more than once.", "Keep one of them."],
  },
  "json-number": {
    vi: ["Số {text} có thể bị đọc sai lệch.", 'Ghi dưới dạng văn bản, trong dấu nháy: "{text}".'],
    en: ["The number {text} may be bent when it is read.", 'Write it as text, in quotes: "{text}".'],
  },
  "json-half-character": {
    vi: ["Có nửa ký tự Unicode (surrogate lẻ).", "Sửa chỗ tạo ra văn bản này, rồi gửi lại."],
    en: [
      "Half a Unicode character stands here (a lone surrogate).",
      "Mend what produces this text and send it again.",
    ],
  },
  "json-too-deep": {
    vi: ["Lồng nhau quá {most} tầng.", "Bớt các tầng ngoặc."],
    en: ["This is nested deeper than {most} levels.", "Use fewer brackets inside each other."],
  },
  // --- The service -----------------------------------------------------------------------------------------
  "setting-unknown": {
    vi: ["Không có biến môi trường {name}.", "Dùng: {options}."],
    en: ["There is no environment variable {name}.", "Use: {options}."],
  },
  "setting-wrong": {
    vi: ["Biến môi trường {name} không nhận “{text}”.", "Ghi theo dạng: {form}."],
    en: ["The environment variable {name} does not take “{text}”.", "Write: {form}."],
  },
  "address-taken": {
    vi: [
      "Không mở được {address} ({detail}).",
      "Chọn cổng khác bằng --port, hoặc dừng chương trình đang dùng cổng này.",
    ],
    en: [
      "{address} cannot be opened ({detail}).",
      "Choose another port with --port, or stop the program that uses this one.",
    ],
  },
  "set-name-form": {
    vi: ["“{text}” không phải là tên bộ tiêu chí.", "Ghi mã hoặc mã@bản, ví dụ hd-16 hoặc hd-16@2024-05-14."],
    en: [
      "“{text}” is no name of a criteria set.",
      "Write id or id@edition, such as hd-16 or hd-16@2024-05-14.",
    ],
  },
  "text-too-long": {
    vi: ["Văn bản này dài quá {most} ký tự.", "Rút ngắn lại."],
    en: ["This text is longer than {most} characters.", "Shorten it."],
  },
  "agency-differs": {
    vi: [
      "Cột {column} của “{agency}” ghi “{text}”, dòng {first} ghi “{before}”.",
      "Ghi như nhau ở mọi dòng của đơn vị, hoặc chỉ ghi ở một dòng.",
    ],
    en: [
      "Column {column} of “{agency}” says “{text}”, line {first} says “{before}”.",
      "Say the same in every row of the agency, or say it in one of them.",
    ],
  },
  "agencies-too-many": {
    vi: [
      "Có {count} đơn vị; mỗi yêu cầu nhận không quá {most}.",
      "Gửi từng khối, hoặc dùng /evaluations/stream.",
    ],
    en: [
      "There are {count} agencies; a request takes no more than {most}.",
      "Send one block at a time, or use /evaluations/stream.",
    ],
  },
  "formula-over-limit": {
    vi: [
      "Công thức dài {count} ký tự; dịch vụ này nhận không quá {most}.",
      "Rút ngắn công thức, hoặc tách thành nhiều số liệu tính ra.",
    ],
    en: [
      "The formula has {count} characters; this service takes no more than {most}.",
      "Shorten it, or split it into several derived facts.",
    ],
  },
  "line-too-long": {
    vi: ["Dòng này dài quá {most} byte.", "Gửi mỗi dòng một đơn vị, bỏ những gì không cần."],
    en: ["This line is longer than {most} bytes.", "Send one agency a line, without what is not needed."],
  },
  "stream-needs-peers": {
    vi: [
      "Bộ {set} so các đơn vị trong khối với nhau, nên không chấm từng đơn vị riêng được.",
      "Gửi cả khối đến /rankings.",
    ],
    en: [
      "Set {set} compares the agencies of a block, so they cannot be scored one by one.",
      "Send the whole block to /rankings.",
    ],
  },
  // --- The shape of a criteria set -----------------------------------------------------------------------
  "field-missing": {
    vi: ["Thiếu mục “{key}”.", "Bổ sung mục này."],
    en: ["“{key}” is missing.", "Add it."],
  },
  "field-unknown": {
    vi: ["Không có mục nào tên “{key}” ở đây.", "Sửa tên hoặc bỏ mục này."],
    en: ["There is no “{key}” here.", "Correct the name or take it out."],
  },
  "field-type": {
    vi: ["Chỗ này phải là {expected}.", "Viết lại cho đúng dạng."],
    en: ["This must be {expected}.", "Write it in that form."],
  },
  "field-option": {
    vi: ["“{text}” không nằm trong các lựa chọn.", "Chọn một trong: {options}."],
    en: ["“{text}” is not one of the options.", "Use one of: {options}."],
  },
  "list-empty": {
    vi: ["Danh sách này để trống.", "Ghi ít nhất {least} mục."],
    en: ["This list is empty.", "Give at least {least}."],
  },
  "not-text": {
    vi: [
      "Giá trị này là {type}, không phải văn bản.",
      "Trong JSON, đặt giá trị trong dấu nháy: số cũng viết là văn bản để không mất chính xác.",
    ],
    en: [
      "This value is {type}, not text.",
      "In JSON put it in quotes: numbers too are text, so that nothing is lost.",
    ],
  },
  "not-nfc": {
    vi: [
      "Văn bản “{text}” dùng dấu tổ hợp rời (không phải Unicode dựng sẵn NFC).",
      "Chuyển cả file sang Unicode dựng sẵn rồi lưu lại.",
    ],
    en: [
      "The text “{text}” is not in Unicode form NFC.",
      "Convert the file to composed Unicode (NFC) and save it again.",
    ],
  },
  "unicode-twins": {
    vi: [
      "“{text}” xuất hiện hai lần, chỉ khác nhau ở cách mã hoá dấu (Unicode dựng sẵn và tổ hợp).",
      "Giữ một tên, viết bằng Unicode dựng sẵn (NFC).",
    ],
    en: [
      "“{text}” stands here twice; the two differ only in Unicode form.",
      "Keep one, in composed Unicode (NFC).",
    ],
  },
  "forbidden-key": {
    vi: ["Tên “{key}” không được phép dùng.", "Đặt tên khác."],
    en: ["The name “{key}” may not be used.", "Choose another name."],
  },
  "too-deep": {
    vi: ["Dữ liệu lồng nhau quá {most} tầng.", "Giảm số tầng."],
    en: ["The data is nested more than {most} levels deep.", "Use fewer levels."],
  },
  "yaml-syntax": {
    vi: [
      "Không đọc được YAML: {detail}.",
      "Kiểm tra thụt đầu dòng, dấu hai chấm và dấu nháy ở quanh chỗ này.",
    ],
    en: ["This is not readable YAML: {detail}.", "Look at the indentation, colons and quotes around here."],
  },
  "yaml-tab": {
    vi: ["Dòng này thụt đầu dòng bằng phím Tab.", "Thay bằng dấu cách, hai dấu cách cho mỗi cấp."],
    en: ["This line is indented with a tab.", "Use spaces, two for each level."],
  },
  "yaml-indent": {
    vi: ["Dòng này thụt đầu dòng không thẳng với các dòng cùng cấp.", "Sửa số dấu cách ở đầu dòng."],
    en: ["The indentation of this line does not match its neighbours.", "Correct the spaces in front of it."],
  },
  "yaml-documents": {
    vi: ["File có nhiều phần ngăn bằng “---” hoặc “...”.", "Giữ một phần: mỗi file là một bản."],
    en: ["The file holds several documents, split by “---” or “...”.", "Keep one: a file is one edition."],
  },
  "yaml-too-deep": {
    vi: ["Dữ liệu lồng nhau quá sâu, không đọc được.", "Giảm số tầng."],
    en: ["The data is nested too deep to be read.", "Use fewer levels."],
  },
  "yaml-duplicate-key": {
    vi: ["Khoá “{key}” xuất hiện hai lần ở cùng một chỗ.", "Giữ một, bỏ một; chương trình không tự chọn."],
    en: ["The key “{key}” stands twice in one place.", "Keep one; the program does not choose."],
  },
  "yaml-anchor": {
    vi: [
      "File dùng neo (&) hoặc tham chiếu (*) của YAML.",
      "Viết ra đầy đủ: một bộ tiêu chí phải đọc được từng dòng.",
    ],
    en: [
      "The file uses a YAML anchor (&) or alias (*).",
      "Write it out: a criteria set must be readable line by line.",
    ],
  },
  "yaml-tag": {
    vi: ["File dùng thẻ YAML “{tag}”.", "Bỏ thẻ này."],
    en: ["The file uses the YAML tag “{tag}”.", "Take the tag out."],
  },
  "not-a-set": {
    vi: ["File này không phải là một bộ tiêu chí.", "Xem một bộ mẫu trong thư mục criteria/."],
    en: ["This file is no criteria set.", "See a shipped set under criteria/."],
  },
  "decision-form": {
    vi: [
      "Mục này trong danh sách văn bản không đúng dạng.",
      "Viết như các mục khác: id, number, date, issuer, title, text, named-in, note.",
    ],
    en: [
      "This entry of the list of decisions is not in its form.",
      "Write it like the others: id, number, date, issuer, title, text, named-in, note.",
    ],
  },
  // --- Checking a criteria set ----------------------------------------------------------------------------
  "code-repeated": {
    vi: ["Số hiệu “{code}” đã dùng cho mục khác.", "Mỗi mục cần một số hiệu riêng."],
    en: ["The code “{code}” is already used.", "Every entry needs its own code."],
  },
  "rule-fact-unknown": {
    vi: [
      "Quy tắc hỏi dữ kiện “{fact}” chưa được khai báo.",
      "Khai báo dữ kiện này trong facts, hoặc sửa tên.",
    ],
    en: [
      "The rule asks for the fact “{fact}”, which is not declared.",
      "Declare it under facts, or correct the name.",
    ],
  },
  "rule-fact-type": {
    vi: [
      "Dữ kiện “{fact}” là loại {declared}, nhưng quy tắc cần loại {needed}.",
      "Sửa loại của dữ kiện hoặc dùng quy tắc khác.",
    ],
    en: [
      "The fact “{fact}” is of type {declared}, but the rule needs {needed}.",
      "Change the fact's type or use another rule.",
    ],
  },
  "rule-level-unknown": {
    vi: ["Dữ kiện “{fact}” không có mức “{level}”.", "Dùng một trong: {options}."],
    en: ["The fact “{fact}” has no level “{level}”.", "Use one of: {options}."],
  },
  "choice-level-missing": {
    vi: ["Mức “{level}” của dữ kiện “{fact}” không có điểm.", "Ghi điểm cho mọi mức."],
    en: ["The level “{level}” of the fact “{fact}” has no points.", "Give points for every level."],
  },
  "graded-above-max": {
    vi: [
      "Dữ kiện “{fact}” cho phép điểm cao hơn điểm tối đa của tiêu chí.",
      "Đặt max của dữ kiện bằng điểm tối đa.",
    ],
    en: [
      "The fact “{fact}” allows more points than the criterion is worth.",
      "Set the fact's max to the criterion's.",
    ],
  },
  "ratio-negative": {
    vi: ["Dữ kiện “{fact}” có thể âm, nên tỷ lệ không có nghĩa.", "Đặt min của dữ kiện là 0."],
    en: ["The fact “{fact}” may be negative, so a share of it means nothing.", "Set the fact's min to 0."],
  },
  "count-negative": {
    vi: ["Số trường hợp “{fact}” có thể âm.", "Đặt min của dữ kiện là 0; để trừ điểm, ghi each là số âm."],
    en: ["The count “{fact}” may be negative.", "Set the fact's min to 0; to deduct, make each negative."],
  },
  "relative-target": {
    vi: [
      "Điểm khi đạt chỉ tiêu ({target}) không nằm trong khoảng từ 0 đến {max}.",
      "Đặt at-target từ 0 đến điểm tối đa của quy tắc.",
    ],
    en: [
      "The points at the target ({target}) are not between 0 and {max}.",
      "Set at-target between 0 and what the rule is worth.",
    ],
  },
  "band-gap": {
    vi: [
      "Khoảng từ {from} đến {to} không thuộc mức nào.",
      "Nối liền các mức: cận trên của mức này là cận dưới của mức sau.",
    ],
    en: ["Between {from} and {to} no band applies.", "Join the bands: where one ends the next begins."],
  },
  "band-overlap": {
    vi: ["Khoảng từ {from} đến {to} thuộc hai mức.", "Sửa cận để mỗi giá trị chỉ thuộc một mức."],
    en: ["Between {from} and {to} two bands apply.", "Correct the ends so that every value is in one band."],
  },
  "band-empty": {
    vi: ["Mức từ {from} đến {to} không chứa giá trị nào.", "Sửa cận của mức."],
    en: ["The band from {from} to {to} holds no value.", "Correct its ends."],
  },
  "band-gap-otherwise": {
    vi: [
      "Khoảng từ {from} đến {to} không thuộc mức nào, nên nhận điểm ghi ở otherwise.",
      "Nếu không đúng ý, thêm mức cho khoảng này.",
    ],
    en: [
      "Between {from} and {to} no band applies, so otherwise does.",
      "If that is not meant, add a band for it.",
    ],
  },
  "band-outside": {
    vi: [
      "Mức từ {from} đến {to} nằm ngoài các giá trị mà dữ kiện có thể nhận, nên không ai đạt được.",
      "Sửa cận của mức, hoặc min và max của dữ kiện.",
    ],
    en: [
      "The band from {from} to {to} lies outside the values the fact may take, so nobody can reach it.",
      "Correct its ends, or the fact's min and max.",
    ],
  },
  "kind-unknown": {
    vi: ["Bộ tiêu chí không có loại đơn vị “{kind}”.", "Dùng một trong: {options}."],
    en: ["The set has no kind of agency “{kind}”.", "Use one of: {options}."],
  },
  "scorer-unknown": {
    vi: ["“{scorer}” không có trong danh sách bên chấm điểm.", "Khai báo trong scorers, hoặc sửa tên."],
    en: ["“{scorer}” is not among the scorers.", "Declare it under scorers, or correct the name."],
  },
  "source-unknown": {
    vi: ["Tài liệu nguồn “{document}” chưa được khai báo.", "Khai báo trong sources, hoặc sửa tên."],
    en: [
      "The source document “{document}” is not declared.",
      "Declare it under sources, or correct the name.",
    ],
  },
  "max-missing": {
    vi: [
      "“{code}” không có điểm tối đa cho loại đơn vị “{kind}”.",
      "Ghi điểm tối đa cho loại này, hoặc giới hạn bằng for.",
    ],
    en: ["“{code}” has no maximum for the kind “{kind}”.", "Give one, or leave the kind out with for."],
  },
  "children-sum": {
    vi: [
      "Với {kind}, các mục con của “{code}” cộng lại được {sum}, nhưng mục này ghi {max}.",
      "Sửa điểm tối đa của mục con hoặc của “{code}”.",
    ],
    en: [
      "For {kind}, the children of “{code}” add up to {sum}, but it states {max}.",
      "Correct the maxima of the children or of “{code}”.",
    ],
  },
  "base-sum": {
    vi: [
      "Với {kind}, cả bảng cộng lại được {sum}, nhưng tổng điểm ghi {max}.",
      "Sửa điểm tối đa của các nhóm hoặc mục base.",
    ],
    en: [
      "For {kind}, the table adds up to {sum}, but the base is {max}.",
      "Correct the maxima of the groups or the base.",
    ],
  },
  "group-empty": {
    vi: [
      "Với {kind}, nhóm “{code}” có điểm tối đa nhưng không có tiêu chí nào.",
      "Thêm tiêu chí, hoặc bỏ điểm của nhóm cho loại này.",
    ],
    en: [
      "For {kind}, the group “{code}” has a maximum but no criterion.",
      "Add one, or take the maximum for this kind away.",
    ],
  },
  "unbounded-criterion": {
    vi: [
      "Tiêu chí “{code}” có thể mất hoặc được điểm không giới hạn, nên không chốt được khi thiếu dữ kiện.",
      "Ghi floor và ceiling, hoặc giới hạn dữ kiện bằng max.",
    ],
    en: [
      "The criterion “{code}” has no limit on its points, so it cannot be closed while a fact is missing.",
      "Give floor and ceiling, or bound the fact with max.",
    ],
  },
  "grade-order": {
    vi: [
      "Ngưỡng của mức “{grade}” không thấp hơn ngưỡng của mức đứng trên.",
      "Xếp các mức từ cao xuống thấp, ngưỡng giảm dần.",
    ],
    en: [
      "The threshold of “{grade}” is not below that of the grade above it.",
      "List grades from highest to lowest, thresholds descending.",
    ],
  },
  "grade-out-of-reach": {
    vi: [
      "Ngưỡng {threshold} của mức “{grade}” cao hơn số điểm cao nhất có thể đạt ({most}) với {kind}.",
      "Hạ ngưỡng hoặc sửa bảng điểm.",
    ],
    en: [
      "The threshold {threshold} of “{grade}” is above the most that {kind} can reach ({most}).",
      "Lower it, or correct the table.",
    ],
  },
  "grade-unknown": {
    vi: ["Không có mức xếp loại “{grade}”.", "Dùng một trong: {options}."],
    en: ["There is no grade “{grade}”.", "Use one of: {options}."],
  },
  "points-unknown": {
    vi: [
      "Điều kiện hỏi điểm của “{code}”, nhưng với {kind} không có mục này.",
      "Dùng total, hoặc số hiệu của một mục có trong bảng của mọi loại đơn vị.",
    ],
    en: [
      "The condition asks for the points of “{code}”, which {kind} does not have.",
      "Use total, or a code that stands in every kind's table.",
    ],
  },
  "points-in-rule": {
    vi: [
      "Quy tắc của một tiêu chí không hỏi được tổng điểm: tổng điểm gồm cả chính nó.",
      "Hỏi điểm của nhóm, tiêu chí khác hoặc tổng phụ.",
    ],
    en: [
      "The rule of a criterion cannot ask for the total, of which it is a part.",
      "Ask for the points of a group, another criterion or a subtotal.",
    ],
  },
  "points-too-early": {
    vi: [
      "Điều kiện này được xét trước khi có điểm, nên không hỏi được điểm.",
      "Hỏi dữ kiện; hoặc đặt điều kiện vào grades, not-gradable hay zero-when.",
    ],
    en: [
      "This condition is asked before there are points.",
      "Ask for facts, or put it into grades, not-gradable or zero-when.",
    ],
  },
  "fact-bounds": {
    vi: ["Dữ kiện “{fact}” có min lớn hơn max.", "Sửa lại hai giới hạn."],
    en: ["The fact “{fact}” has a min above its max.", "Correct the bounds."],
  },
  "fact-unused": {
    vi: ["Dữ kiện “{fact}” không được quy tắc nào dùng đến.", "Bỏ dữ kiện, hoặc dùng nó trong một quy tắc."],
    en: ["The fact “{fact}” is used by no rule.", "Take it out, or use it."],
  },
  "fact-not-above": {
    vi: ["“not-above” của dữ kiện “{fact}” phải trỏ đến một dữ kiện số khác.", "Sửa tên dữ kiện."],
    en: ["“not-above” of the fact “{fact}” must name another number fact.", "Correct the name."],
  },
  "fact-default": {
    vi: [
      "Giá trị “if-missing” của dữ kiện “{fact}” không hợp lệ: {text}.",
      "Ghi một giá trị mà dữ kiện này nhận.",
    ],
    en: ["“if-missing” of the fact “{fact}” is not valid: {text}.", "Give a value that the fact takes."],
  },
  "omission-pays": {
    vi: [
      "Không khai một mục của danh sách “{fact}” có thể được điểm cao hơn là khai (tiêu chí {codes}).",
      "Nên có người khác đối chiếu danh sách này, hoặc ghi given-by: others.",
    ],
    en: [
      "Leaving an item of the list “{fact}” unreported may earn more than reporting it (criteria {codes}).",
      "Have others check the list, or let them give it: given-by: others.",
    ],
  },
  "silence-pays": {
    vi: [
      "Im lặng có lợi: bỏ trống dữ kiện “{fact}” có thể được điểm cao hơn câu trả lời xấu nhất (tiêu chí {codes}).",
      "Bỏ if-missing nếu không chủ ý; thiếu dữ kiện sẽ nhận mức bất lợi nhất.",
    ],
    en: [
      "Silence pays: leaving the fact “{fact}” empty may earn more than its worst answer (criteria {codes}).",
      "Take if-missing away unless it is meant; a missing fact then takes the least favourable outcome.",
    ],
  },
  "field-outside-list": {
    vi: [
      "“{fact}” là trường của từng mục trong danh sách “{list}”, không đọc được ở đây.",
      "Dùng quy tắc each đi qua danh sách, hoặc một dữ kiện derived kiểu of-list.",
    ],
    en: [
      "“{fact}” is a field of each item of the list “{list}” and cannot be read here.",
      "Go through the list with a rule of kind each, or with a derived fact of kind of-list.",
    ],
  },
  "derived-circle": {
    vi: ["Dữ kiện tính được “{fact}” phụ thuộc vào chính nó.", "Bỏ vòng lặp."],
    en: ["The derived fact “{fact}” depends on itself.", "Break the circle."],
  },
  "points-circle": {
    vi: [
      "Điểm của {code} phụ thuộc vào điểm của {asked}, mà {asked} lại phụ thuộc vào {code}.",
      "Bỏ vòng lặp.",
    ],
    en: ["The points of {code} depend on those of {asked}, which depend on {code}.", "Break the circle."],
  },
  "source-missing": {
    vi: ["Quy định “{why}” không nêu nguồn.", "Thêm source: document, item, quote."],
    en: ["“{why}” states no source.", "Add source: document, item, quote."],
  },
  "rounding-undeclared": {
    vi: [
      "Điểm có thể là số thập phân vô hạn ({codes}) nhưng bộ không quy định làm tròn.",
      "Khai báo rounding cho total (hoặc criterion, group).",
    ],
    en: [
      "Points may be decimals without end ({codes}), and the set declares no rounding.",
      "Declare a rounding of total (or criterion, group).",
    ],
  },
  assumption: {
    vi: ["{code}: cách hiểu không có trong nguồn: {text}", "Hỏi cơ quan ban hành trước khi dùng chính thức."],
    en: ["{code}: a reading that no source states: {text}", "Ask who issued it before official use."],
  },
  "answer-unused": {
    vi: [
      "Câu trả lời cho “{finding}”{at} không ứng với phát hiện nào.",
      "Sửa finding hoặc at, hoặc bỏ câu trả lời.",
    ],
    en: ["The answer to “{finding}”{at} matches no finding.", "Correct finding or at, or take it out."],
  },
  "branch-unreached": {
    vi: [
      "Trường hợp thứ {number} không bao giờ xảy ra: các trường hợp trước đã nhận hết.",
      "Sửa điều kiện hoặc bỏ trường hợp này.",
    ],
    en: [
      "Case {number} never comes about: the cases before it take everything.",
      "Correct its condition or take it out.",
    ],
  },
  "branch-otherwise-unreached": {
    vi: [
      "Phần “còn lại” không bao giờ xảy ra: các trường hợp trên đã nhận hết.",
      "Kiểm tra các điều kiện; nếu đúng ý thì trả lời phát hiện này.",
    ],
    en: [
      "“Otherwise” never comes about: the cases above take everything.",
      "Look at the conditions; if they are meant so, answer this finding.",
    ],
  },
  "condition-never": {
    vi: ["Điều kiện này không ai đạt được.", "Sửa ngưỡng, hoặc miền giá trị của dữ kiện."],
    en: ["Nobody can meet this condition.", "Correct its threshold, or the bounds of the fact."],
  },
  "condition-always": {
    vi: ["Điều kiện này ai cũng đạt.", "Sửa ngưỡng nếu không đúng ý."],
    en: ["Everybody meets this condition.", "Correct its threshold if that is not meant."],
  },
  "max-unearned": {
    vi: [
      "{code} có điểm tối đa {max}, nhưng không câu trả lời nào được quá {most}.",
      "Sửa quy tắc hoặc điểm tối đa.",
    ],
    en: ["{code} is worth {max}, but no answer earns more than {most}.", "Correct the rule or the maximum."],
  },
  "base-unearned": {
    vi: [
      "Với {kind}, không kể điểm thưởng, cao nhất chỉ được {most} trên thang {max}.",
      "Sửa bảng, hoặc trả lời phát hiện này.",
    ],
    en: [
      "For {kind}, without bonus, no more than {most} of {max} can be earned.",
      "Correct the table, or answer this finding.",
    ],
  },
  "cap-reached": {
    vi: [
      "{code}: đạt mức tối đa khi giá trị là {value}; vượt quá đó không thêm điểm.",
      "Không cần sửa nếu đúng ý.",
    ],
    en: [
      "{code}: the cap is reached at {value}; beyond it nothing more is earned.",
      "Nothing to do if that is meant.",
    ],
  },
  "deduction-without-effect": {
    vi: [
      "{code} không bao giờ làm thay đổi điểm: điểm tối đa 0 và không có sàn âm hay trần dương.",
      "Điểm trừ cần floor âm; điểm thưởng cần ceiling dương.",
    ],
    en: [
      "{code} never changes a score: its maximum is 0 and it has no floor below or ceiling above it.",
      "A deduction needs a negative floor, a bonus a positive ceiling.",
    ],
  },
  "deduction-among-bonuses": {
    vi: ["{code} chỉ trừ điểm nhưng nằm trong phần điểm thưởng.", "Chuyển sang phần điểm trừ."],
    en: ["{code} only takes points away, but stands among the bonuses.", "Move it to the deductions."],
  },
  "grade-only-with-bonus": {
    vi: [
      "Mức “{grade}” cần {threshold} điểm; với {kind}, không có điểm thưởng chỉ được tối đa {most}.",
      "Kiểm tra ngưỡng và thang điểm.",
    ],
    en: [
      "The grade “{grade}” needs {threshold}; for {kind}, without bonus at most {most} can be earned.",
      "Look at the threshold and the scale.",
    ],
  },
  "grade-only-perfect": {
    vi: [
      "Mức “{grade}” cần {threshold} điểm; với {kind}, không có điểm thưởng thì phải đạt tuyệt đối {most}.",
      "Kiểm tra: điểm thưởng nằm trong thang điểm.",
    ],
    en: [
      "The grade “{grade}” needs {threshold}; for {kind}, without bonus only perfect work ({most}) reaches it.",
      "Look: the bonus is inside the scale.",
    ],
  },
  "limit-binds": {
    vi: [
      "Các mục con của {code} có thể cộng lại {most}; mức trần chỉ cho {limit}, phần vượt bị bỏ.",
      "Không cần sửa nếu đúng ý bảng.",
    ],
    en: [
      "The children of {code} can add up to {most}; its ceiling lets {limit} through, the rest is lost.",
      "Nothing to do if the table means it.",
    ],
  },
  "total-above-base": {
    vi: [
      "Với {kind}, không kể điểm thưởng ngoài thang, có thể được tới {most} trên thang {max}.",
      "Ghi total: ceiling, hoặc sửa bảng.",
    ],
    en: [
      "For {kind}, without bonus outside the scale, up to {most} of {max} can be earned.",
      "Give total: ceiling, or correct the table.",
    ],
  },
  "max-off-step": {
    vi: [
      "Dữ kiện “{fact}”: tối đa {max} không phải bội của bước {step}, nên không ai cho được điểm tối đa.",
      "Sửa max hoặc step.",
    ],
    en: [
      "The fact “{fact}”: its maximum {max} is no multiple of the step {step}, so it can never be given in full.",
      "Correct max or step.",
    ],
  },
  "assumed-choice": {
    vi: [
      "{what}: bộ ghi là giả định (assumed), nhưng đây là bản chính thức.",
      "Tìm nguồn cho quy định này, hoặc trả lời phát hiện.",
    ],
    en: ["{what} is marked assumed, in an official edition.", "Find its source, or answer this finding."],
  },
  "field-given-by": {
    vi: [
      "Trường “{fact}” ghi do cấp khác cho, nhưng điều đó phải ghi ở cả danh sách.",
      "Chuyển given-by hoặc imported lên danh sách “{list}”.",
    ],
    en: [
      "The field “{fact}” is said to be given by others, which is said of the whole list.",
      "Move given-by or imported up to the list “{list}”.",
    ],
  },
  "text-invisible": {
    vi: ["Văn bản “{text}” có ký tự không nhìn thấy.", "Gõ lại văn bản này."],
    en: ["The text “{text}” holds a sign that cannot be seen.", "Type it again."],
  },
  "attribute-undeclared": {
    vi: [
      "Đặc điểm “{attribute}” chưa khai báo; gõ sai thì không đơn vị nào có.",
      "Khai báo trong attributes, kèm tên gọi.",
    ],
    en: [
      "The attribute “{attribute}” is not declared; misspelt, no agency would have it.",
      "Declare it under attributes, with its wording.",
    ],
  },
  "mean-of-ungoverned": {
    vi: [
      "Điểm là trung bình các kỳ {period}, nhưng governs không có kỳ đó.",
      "Thêm {period} vào governs.periods.",
    ],
    en: [
      "The score is the mean of periods of kind {period}, which governs does not name.",
      "Add {period} to governs.periods.",
    ],
  },
  "relative-best": {
    vi: [
      "“{fact}” được so với “{best}”, nhưng đó không phải là mức cao nhất của chính số này trong khối.",
      "Dùng derived kiểu of-peers, fact: {fact}, take: most.",
    ],
    en: [
      "“{fact}” is compared with “{best}”, which is not the most of the same number in the block.",
      "Use a derived fact of kind of-peers, fact: {fact}, take: most.",
    ],
  },
  "points-clipped": {
    vi: [
      "Quy tắc của {code} có thể cho {given}, nhưng tiêu chí chỉ nhận {held}.",
      "Sửa số điểm; nếu đúng ý thì ghi rõ floor hoặc ceiling.",
    ],
    en: [
      "The rule of {code} can give {given}, but the criterion takes {held}.",
      "Correct the points; if that is meant, state floor or ceiling.",
    ],
  },
  "group-above-max": {
    vi: [
      "Nhóm {code} có điểm tối đa {max}, nhưng các mục con có thể cho {most} và không có mức trần.",
      'Ghi ceiling: "100%" nếu nhóm bị giữ ở điểm tối đa; nếu không, trả lời phát hiện này.',
    ],
    en: [
      "The group {code} is worth {max}, but its children can give {most}, and nothing holds it.",
      'Give ceiling: "100%" if the group is held at its maximum; else answer this finding.',
    ],
  },
  "field-expected": {
    vi: [
      "“{text}” không phải là kết quả mong đợi.",
      "Viết số điểm (2.5), KAD, hoặc khoảng khi chưa chốt: [0; 3].",
    ],
    en: [
      "“{text}” is no expected result.",
      "Write points (2.5), KAD, or what is possible while open: [0; 3].",
    ],
  },
  "minimum-out-of-reach": {
    vi: [
      "Điều kiện đòi số điểm của {of} mà {kind} không thể đạt.",
      "Sửa ngưỡng, hoặc điểm tối đa của mục đó.",
    ],
    en: [
      "The condition asks for points of {of} that {kind} can never reach.",
      "Correct the threshold, or the maximum of that entry.",
    ],
  },
  "minus-adds": {
    vi: ["Phần trừ này tự nó đã âm, nên trừ đi thì thành cộng.", "Ghi each là số dương: minus đã trừ rồi."],
    en: [
      "This deduction is negative by itself, so taking it away adds points.",
      "Make each positive: minus takes it away already.",
    ],
  },
  "grade-unreached": {
    vi: [
      "Không ai được xếp “{grade}”: mức “{above}” đứng trên nhận tất cả.",
      "Ghi at-least hoặc requires cho mức trên, hoặc xếp lại thứ tự.",
    ],
    en: [
      "Nobody gets “{grade}”: “{above}” above it takes everyone.",
      "Give the upper one at-least or requires, or change the order.",
    ],
  },
  "grade-gap": {
    vi: ["Điểm trên {from} và dưới {to} không thuộc “{grade}” lẫn “{above}”.", "Nối liền hai mức."],
    en: ["Points above {from} and below {to} are neither “{grade}” nor “{above}”.", "Join the two grades."],
  },
  "grade-gap-rounded": {
    vi: [
      "Giữa {from} và {to} (“{grade}”, “{above}”) chỉ nhờ làm tròn đến {step} mà không có điểm nào rơi vào khe.",
      "Ghi cận trên là below: bằng cận dưới của mức trên.",
    ],
    en: [
      "Between {from} and {to} (“{grade}”, “{above}”) only the rounding to {step} keeps a score from falling into the gap.",
      "Write the upper end as below: the lower end of the grade above.",
    ],
  },
  "grade-overlap": {
    vi: [
      "Điểm từ {to} đến {from} thuộc cả “{grade}” lẫn “{above}”.",
      "Sửa cận để mỗi điểm chỉ thuộc một mức.",
    ],
    en: [
      "Points from {to} to {from} are both “{grade}” and “{above}”.",
      "Correct the ends so that each score has one grade.",
    ],
  },
  "grade-hole": {
    vi: [
      "Điểm từ {from} mà không đạt điều kiện của “{grade}” thì theo câu chữ không thuộc mức nào; {outcome}.",
      "Khai báo fall-through cho đúng ý cơ quan ban hành, rồi trả lời phát hiện này.",
    ],
    en: [
      "A score from {from} that misses the condition of “{grade}” fits no grade as printed; {outcome}.",
      "Declare fall-through as the issuer means it, then answer this finding.",
    ],
  },
  "grade-none-below": {
    vi: ["Không có mức nào cho ai không đạt “{grade}”{below}.", "Không cần sửa nếu đúng ý."],
    en: ["There is no grade for who does not reach “{grade}”{below}.", "Nothing to do if that is meant."],
  },
  "grade-without-points": {
    vi: ["Bộ này không tính điểm, nên mức “{grade}” không có ngưỡng điểm.", "Dùng requires."],
    en: ["This set gives no points, so the grade “{grade}” has no threshold.", "Use requires."],
  },
  "quota-nowhere": {
    vi: [
      "Chỉ tiêu cho mức thấp nhất “{grade}” không có mức nào để chuyển xuống.",
      "Ghi moves-to hoặc bỏ chỉ tiêu.",
    ],
    en: [
      "A quota on the lowest grade “{grade}” has no grade to move down to.",
      "Give moves-to or take it out.",
    ],
  },
  "subtotal-unknown": {
    vi: ["Tổng phụ gọi mục “{code}” không có trong bảng.", "Sửa số hiệu."],
    en: ["The subtotal names “{code}”, which is not in the table.", "Correct the code."],
  },
  "full-meets-minimum": {
    vi: [
      "Mục không áp dụng được điểm tối đa nên cũng coi là đạt điều kiện về điểm tối thiểu này.",
      "Nguồn thường không nói rõ; hỏi cơ quan ban hành.",
    ],
    en: [
      "What does not apply gets full points, and so also meets this minimum.",
      "Sources seldom say so; ask the issuer.",
    ],
  },
  "reconstruction-notice": {
    vi: [
      "Bản dựng lại phải có lời báo (notice) bằng hai thứ tiếng.",
      "Ghi notice.vi và notice.en: điều gì chưa biết.",
    ],
    en: [
      "A reconstruction needs a notice in both languages.",
      "Give notice.vi and notice.en: what is not known.",
    ],
  },
  "official-assumed": {
    vi: [
      "Bản chính thức nhưng còn số giả định ({text}).",
      "Bỏ dấu ? nếu nguồn có nêu, hoặc ghi basis: reconstruction.",
    ],
    en: [
      "An official edition with an assumed number ({text}).",
      "Take the ? away if the source states it, or say basis: reconstruction.",
    ],
  },
  "case-points": {
    vi: [
      "Ví dụ “{name}”: mục {code} được {got}, nhưng ví dụ ghi {expected}.",
      "Tính lại bằng tay từ bảng; sửa ví dụ hoặc sửa quy tắc.",
    ],
    en: [
      "Case “{name}”: {code} comes to {got}, but the case expects {expected}.",
      "Work it out again by hand; correct the case or the rule.",
    ],
  },
  "case-total": {
    vi: [
      "Ví dụ “{name}”: tổng điểm là {got}, nhưng ví dụ ghi {expected}.",
      "Tính lại bằng tay từ bảng; sửa ví dụ hoặc sửa quy tắc.",
    ],
    en: [
      "Case “{name}”: the total comes to {got}, but the case expects {expected}.",
      "Work it out again by hand; correct the case or the rule.",
    ],
  },
  "case-grade": {
    vi: [
      "Ví dụ “{name}”: xếp loại là {got}, nhưng ví dụ ghi {expected}.",
      "Xem lại ngưỡng và điều kiện; sửa ví dụ hoặc sửa bảng.",
    ],
    en: [
      "Case “{name}”: the grade is {got}, but the case expects {expected}.",
      "Look at thresholds and conditions; correct the case or the table.",
    ],
  },
  // --- A rule beside its quote; one edition beside the next ---------------------------------------------------
  "quote-lacks-number": {
    vi: [
      "Quy tắc của {code} có số {number}, nhưng lời trích từ {document}, {item} không có số này.",
      "Đối chiếu với văn bản: sửa số, hoặc trích thêm chỗ nêu số này. Nếu văn bản không nêu, thêm ? sau số và ghi basis: reconstruction.",
    ],
    en: [
      "The rule of {code} has the number {number}, which the quote from {document}, {item} does not state.",
      "Compare with the text: correct the number, or quote the place that states it. If none does, add ? and say basis: reconstruction.",
    ],
  },
  "editions-overlap": {
    vi: [
      "Hai bản {first} và {second} cùng áp dụng cho {years} (loại kỳ: {periods}).",
      "Ghi governs.to của bản {first} là năm ngay trước năm đầu của bản {second}.",
    ],
    en: [
      "The editions {first} and {second} both govern {years} (periods: {periods}).",
      "Let governs.to of {first} be the year before {second} begins.",
    ],
  },
  "editions-hole": {
    vi: [
      "Không bản nào áp dụng cho {years} (loại kỳ: {periods}): bản {first} kết thúc trước, bản {second} bắt đầu sau.",
      "Nối governs của hai bản, hoặc thêm bản còn thiếu.",
    ],
    en: [
      "No edition governs {years} (periods: {periods}): {first} ends before, {second} begins after.",
      "Join governs of the two, or add the edition that is missing.",
    ],
  },
  "code-meaning-changed": {
    vi: [
      "Số hiệu “{code}” trước là “{before}”, từ bản {edition} là “{after}” với quy tắc khác.",
      "Dùng số hiệu chưa dùng cho nội dung mới nếu được; nếu bảng chính thức đánh số như vậy thì không so điểm của “{code}” qua các năm.",
    ],
    en: [
      "The code “{code}” was “{before}”; from {edition} on it is “{after}”, with another rule.",
      "Give what is new a code of its own if you can; if the official table numbers it so, do not compare “{code}” across the years.",
    ],
  },
  "fact-meaning-changed": {
    vi: [
      "Dữ kiện “{fact}” trước là {before}, từ bản {edition} là {after}.",
      "Đặt tên khác cho dữ kiện mới; tên cũ giữ nghĩa cũ.",
    ],
    en: [
      "The fact “{fact}” was {before}; from {edition} on it is {after}.",
      "Give the new fact another name; the old name keeps its meaning.",
    ],
  },
  // --- Choosing a set ---------------------------------------------------------------------------------------
  "set-unknown": {
    vi: ["Không có bộ tiêu chí “{set}”.", "Các bộ hiện có: {options}. Xem lệnh: thangdiem sets."],
    en: ["There is no criteria set “{set}”.", "At hand: {options}. See: thangdiem sets."],
  },
  "library-empty": {
    vi: [
      "Thư mục “{folder}” không có bộ tiêu chí nào.",
      "Kiểm tra --criteria; mỗi bản là một file <bộ>/<bản>.yaml.",
    ],
    en: [
      "The folder “{folder}” holds no criteria set.",
      "Check --criteria; an edition is a file <set>/<edition>.yaml.",
    ],
  },
  "edition-unknown": {
    vi: ["Bộ “{set}” không có bản “{edition}”.", "Các bản hiện có: {options}."],
    en: ["The set “{set}” has no edition “{edition}”.", "At hand: {options}."],
  },
  "set-does-not-govern": {
    vi: [
      "Không bản nào của bộ “{set}” áp dụng cho kỳ {period}.",
      "Chọn kỳ khác hoặc bộ khác. Các bản: {options}.",
    ],
    en: [
      "No edition of “{set}” governs the period {period}.",
      "Choose another period or set. Editions: {options}.",
    ],
  },
  "set-ambiguous": {
    vi: [
      "Hai bản trở lên của bộ “{set}” cùng áp dụng cho kỳ {period}: {options}.",
      "Ghi rõ bản cần dùng: --set {set}@<bản>.",
    ],
    en: [
      "More than one edition of “{set}” governs the period {period}: {options}.",
      "Name the one to use: --set {set}@<edition>.",
    ],
  },
  "edition-needed": {
    vi: ["Bộ “{set}” có nhiều bản: {options}.", "Ghi rõ bản cần dùng: {set}@<bản>."],
    en: ["The set “{set}” has several editions: {options}.", "Name the one to use: {set}@<edition>."],
  },
  "set-edition-place": {
    vi: [
      "File này ghi là bộ {set}, bản {edition}, nhưng thư mục hoặc tên file ghi khác.",
      "Đặt file là {set}/{edition}.yaml, hoặc sửa set và edition trong file.",
    ],
    en: [
      "This file says it is {set}, edition {edition}, but its folder or name says otherwise.",
      "Call it {set}/{edition}.yaml, or correct set and edition in the file.",
    ],
  },
  "period-unknown": {
    vi: [
      "“{period}” không phải là một kỳ.",
      "Viết 2025 (năm), 2025-H1 (nửa năm), 2025-Q3 (quý) hoặc 2025-07 (tháng).",
    ],
    en: [
      "“{period}” is no period.",
      "Write 2025 (year), 2025-H1 (half), 2025-Q3 (quarter) or 2025-07 (month).",
    ],
  },
  "period-needed": {
    vi: ["Chưa biết chấm cho kỳ nào.", "Ghi --period, ví dụ --period 2025, hoặc thêm cột period vào file."],
    en: [
      "It is not said which period to score.",
      "Give --period, such as --period 2025, or add a period column.",
    ],
  },
  "period-several": {
    vi: ["File có số liệu của nhiều kỳ: {options}.", "Chọn một kỳ bằng --period."],
    en: ["The file holds several periods: {options}.", "Choose one with --period."],
  },
  "rows-of-other-periods": {
    vi: [
      "{count} dòng thuộc kỳ khác ({periods}) không được dùng để chấm kỳ {period}; đây là dòng đầu tiên.",
      "Nếu gõ nhầm kỳ, sửa cột period.",
    ],
    en: [
      "{count} lines of other periods ({periods}) are not used for {period}; this is the first.",
      "If the period is a slip, correct the period column.",
    ],
  },
  "period-without-rows": {
    vi: ["File không có số liệu nào của kỳ {period}.", "Các kỳ có trong file: {options}."],
    en: ["The file has nothing for the period {period}.", "Periods in the file: {options}."],
  },
  // --- Reading files ------------------------------------------------------------------------------------------
  "file-unreadable": {
    vi: ["Không mở được “{name}”: {detail}.", "Kiểm tra tên và đường dẫn."],
    en: ["“{name}” cannot be opened: {detail}.", "Check the name and the path."],
  },
  "file-missing": {
    vi: ["Không có file hoặc thư mục “{name}”.", "Kiểm tra tên và đường dẫn."],
    en: ["There is no file or folder “{name}”.", "Check the name and the path."],
  },
  "file-is-folder": {
    vi: ["“{name}” là thư mục, không phải file.", "Ghi đường dẫn đến file."],
    en: ["“{name}” is a folder, not a file.", "Give the path of the file."],
  },
  "file-not-folder": {
    vi: ["“{name}” không phải là thư mục.", "Ghi đường dẫn đến thư mục."],
    en: ["“{name}” is no folder.", "Give the path of the folder."],
  },
  "file-unwritable": {
    vi: [
      "Không ghi được kết quả vào “{name}”: {detail}.",
      "Kiểm tra thư mục có chưa; nếu file đang mở trong Excel thì đóng lại.",
    ],
    en: [
      "The result cannot be written to “{name}”: {detail}.",
      "Check that the folder is there; if the file is open in Excel, close it.",
    ],
  },
  "file-empty": {
    vi: ["File không có nội dung.", "Kiểm tra đã lưu đúng file chưa."],
    en: ["The file is empty.", "Check that the right file was saved."],
  },
  "file-excel": {
    vi: [
      "Đây là file Excel ({format}), không phải CSV.",
      "Mở bằng Excel, chọn File › Save As › “CSV UTF-8 (Comma delimited) (*.csv)”, rồi dùng file mới.",
    ],
    en: [
      "This is an Excel workbook ({format}), not CSV.",
      "Open it in Excel, choose File › Save As › “CSV UTF-8 (Comma delimited) (*.csv)”, and use the new file.",
    ],
  },
  "evidence-none": {
    vi: [
      "Thư mục “{folder}” không có file CSV nào để chấm, ngoài agencies.csv.",
      "Lưu phiếu đã điền dạng CSV UTF-8 vào thư mục này.",
    ],
    en: [
      "The folder “{folder}” holds no CSV file to score, besides agencies.csv.",
      "Save the filled sheets as CSV UTF-8 in this folder.",
    ],
  },
  "evidence-other-table": {
    vi: [
      "Bảng này không có cột câu hỏi và cột trả lời, không phải phiếu số liệu, nên không được đọc.",
      "Nếu là kết quả do chương trình ghi ra, chuyển sang thư mục khác; nếu là phiếu, giữ dòng tiêu đề như phiếu trống.",
    ],
    en: [
      "This table has no columns for questions and answers; it is no sheet of evidence and is not read.",
      "Move a result to another folder; of a sheet, keep the header as the blank one has it.",
    ],
  },
  "evidence-workbook": {
    vi: [
      "Đây là file bảng tính, không phải CSV, nên không được đọc.",
      "Nếu là phiếu: mở ra, lưu dạng CSV UTF-8 vào thư mục này. Nếu không: chuyển đi nơi khác.",
    ],
    en: [
      "This is a workbook, not CSV, and is not read.",
      "If it is a sheet of an agency, open it and save it as CSV UTF-8 in this folder; if not, move it elsewhere.",
    ],
  },
  "file-encoding": {
    vi: [
      "File không phải UTF-8; có vẻ là {encoding}.",
      "Lưu lại dạng UTF-8: trong Excel chọn File › Save As › “CSV UTF-8 (Comma delimited) (*.csv)”; nếu chữ bị lỗi phông, chuyển sang Unicode trước (UniKey › Công cụ).",
    ],
    en: [
      "The file is not UTF-8; it looks like {encoding}.",
      "Save it as UTF-8: in Excel choose File › Save As › “CSV UTF-8 (Comma delimited) (*.csv)”; if the letters are broken, convert them to Unicode first.",
    ],
  },
  "file-nul": {
    vi: [
      "File có ký tự NUL (rỗng).",
      "Lưu lại dạng UTF-8: trong Excel chọn File › Save As › “CSV UTF-8 (Comma delimited) (*.csv)”.",
    ],
    en: [
      "The file holds NUL characters.",
      "Save it as UTF-8: in Excel choose File › Save As › “CSV UTF-8 (Comma delimited) (*.csv)”.",
    ],
  },
  "header-missing": {
    vi: ["Thiếu cột “{column}” ở dòng tiêu đề.", "Dòng đầu phải có các cột: {options}."],
    en: ["The header lacks the column “{column}”.", "The first row must have: {options}."],
  },
  "header-unnamed": {
    vi: [
      "Cột {letter} không có tên ở dòng tiêu đề.",
      "Ghi tên cột; nếu cột trống thì xoá cả cột trong Excel.",
    ],
    en: [
      "The column {letter} has no name in the header.",
      "Name it; if it is empty, delete the column in Excel.",
    ],
  },
  "header-repeated": {
    vi: ["Cột “{column}” xuất hiện hai lần ở dòng tiêu đề.", "Giữ một cột."],
    en: ["The column “{column}” stands twice in the header.", "Keep one."],
  },
  "header-unknown": {
    vi: ["Không có cột nào tên “{column}”.", "Dùng các cột: {options}."],
    en: ["There is no column “{column}”.", "Use: {options}."],
  },
  "header-delimiter": {
    vi: [
      "Không thấy dấu phẩy hay chấm phẩy nào ở dòng tiêu đề.",
      "Lưu file dạng CSV; các cột cách nhau bằng , hoặc ;",
    ],
    en: [
      "The header has neither commas nor semicolons.",
      "Save the file as CSV, columns separated by , or ;",
    ],
  },
  "header-glued": {
    vi: [
      "Các cột bị dính vào nhau: phiếu đã được mở sai dấu phân cách rồi lưu lại.",
      "Mở lại phiếu gốc bằng Data › From Text/CSV (UTF-8, dấu chấm phẩy), chép câu trả lời sang rồi lưu dạng CSV UTF-8.",
    ],
    en: [
      "The columns are stuck together: the sheet was opened with another separator and saved so.",
      "Open the first sheet again with Data › From Text/CSV (UTF-8, semicolon), copy the answers into it, and save it as CSV UTF-8.",
    ],
  },
  "header-letters": {
    vi: [
      "Chữ có dấu ở dòng tiêu đề bị hỏng: phiếu đã được mở hoặc lưu không phải dạng UTF-8.",
      "Mở lại phiếu gốc bằng Data › From Text/CSV (UTF-8, dấu chấm phẩy), chép câu trả lời sang rồi lưu dạng CSV UTF-8.",
    ],
    en: [
      "The accented letters of the header are broken: the sheet was opened or saved in another encoding than UTF-8.",
      "Open the first sheet again with Data › From Text/CSV (UTF-8, semicolon), copy the answers into it, and save it as CSV UTF-8.",
    ],
  },
  "row-ragged": {
    vi: [
      "Dòng này có {cells} ô, tiêu đề có {columns} cột.",
      "Kiểm tra dấu phân cách; ô có dấu , hoặc ; phải nằm trong dấu nháy kép.",
    ],
    en: [
      "This row has {cells} cells, the header has {columns}.",
      "Look at the separators; a cell with , or ; must be in double quotes.",
    ],
  },
  "quote-open": {
    vi: ["Dấu nháy kép mở ở dòng này không được đóng lại.", "Đóng dấu nháy ở cuối ô, hoặc bỏ dấu nháy thừa."],
    en: [
      "A double quote opened in this row is never closed.",
      "Close it at the end of the cell, or take it out.",
    ],
  },
  "quote-stray": {
    vi: [
      "Dấu nháy kép đặt sai chỗ trong dòng này.",
      'Đặt cả ô trong dấu nháy kép và viết nháy bên trong thành hai dấu ("").',
    ],
    en: [
      "A double quote stands in the wrong place in this row.",
      'Put the whole cell in double quotes and double those inside ("").',
    ],
  },
  "cell-too-long": {
    vi: ["Ô này dài {length} ký tự, tối đa {most}.", "Rút ngắn; văn bản dài để trong tài liệu kiểm chứng."],
    en: [
      "This cell has {length} characters, at most {most}.",
      "Shorten it; long text belongs in the supporting document.",
    ],
  },
  // --- Agencies --------------------------------------------------------------------------------------------------
  "agency-id": {
    vi: [
      "“{text}” không phải là mã đơn vị hợp lệ.",
      "Bắt đầu bằng chữ; dùng chữ thường không dấu, chữ số và gạch nối, ví dụ so-mau-01.",
    ],
    en: [
      "“{text}” is no valid agency id.",
      "Begin with a letter; use lower-case ASCII letters, digits and hyphens, such as so-mau-01.",
    ],
  },
  "agency-id-number": {
    vi: [
      "Mã đơn vị là “{text}”; có lẽ Excel đã đổi “{known}” thành số hoặc ngày.",
      "Trong Excel, định dạng cột mã là Text rồi gõ lại mã.",
    ],
    en: [
      "The agency id is “{text}”; Excel has probably turned “{known}” into a number or a date.",
      "In Excel, format the column as Text and type the id again.",
    ],
  },
  "agency-id-excel": {
    vi: [
      "Mã đơn vị “{text}” có dạng số hoặc ngày; có lẽ Excel đã tự đổi.",
      "Trong Excel, định dạng cột mã là Text rồi gõ lại; mã phải bắt đầu bằng chữ, ví dụ so-mau-01.",
    ],
    en: [
      "The agency id “{text}” looks like a number or a date; Excel has probably changed it.",
      "In Excel, format the column as Text and type the id again; an id begins with a letter, such as so-mau-01.",
    ],
  },
  "agency-repeated": {
    vi: ["Đơn vị “{agency}” đã có ở dòng {first}.", "Giữ một dòng cho mỗi đơn vị."],
    en: ["The agency “{agency}” is already in row {first}.", "Keep one row for each agency."],
  },
  "form-exists": {
    vi: [
      "Đã có “{name}”; phiếu mới không ghi đè lên phiếu có thể đã được điền.",
      "Dùng tên hoặc thư mục khác sau --out, hoặc xoá file cũ nếu không cần nữa.",
    ],
    en: [
      "“{name}” is there already; a new sheet does not overwrite one that may be filled in.",
      "Use another name or folder after --out, or delete the old file if it is not needed.",
    ],
  },
  "form-needs-folder": {
    vi: ["Tách thành nhiều file thì cần thư mục để ghi.", "Thêm --out THƯ-MỤC."],
    en: ["Splitting into several files needs a folder to write them to.", "Add --out FOLDER."],
  },
  "form-needs-evidence": {
    vi: ["Phiếu thẩm định cần số liệu đơn vị đã khai.", "Thêm --evidence với thư mục hoặc file số liệu."],
    en: ["A sheet for appraisal needs what the agencies claimed.", "Add --evidence with the folder or file."],
  },
  "form-needs-period": {
    vi: ["Chưa rõ lập phiếu cho kỳ nào.", "Thêm --period, ví dụ --period 2026."],
    en: ["It is not said for which period the sheet is.", "Add --period, such as --period 2026."],
  },
  "decision-repeated": {
    vi: ["Đơn vị “{agency}” đã có quyết định ở dòng {first}.", "Giữ một dòng cho mỗi đơn vị."],
    en: ["A decision about “{agency}” already stands in row {first}.", "Keep one row for each agency."],
  },
  "decision-grade": {
    vi: ["Bộ tiêu chí không có mức xếp loại “{text}”.", "Dùng một trong: {options}."],
    en: ["The set has no grade “{text}”.", "Use one of: {options}."],
  },
  "decision-reason": {
    vi: [
      "Quyết định về “{agency}” khác mức tính được mà chưa có lý do.",
      "Ghi lý do; mức tính được vẫn hiện bên cạnh mức quyết định.",
    ],
    en: [
      "The decision about “{agency}” differs from the computed grade and gives no reason.",
      "Give the reason; the computed grade stays beside the decided one.",
    ],
  },
  "decision-open": {
    vi: [
      "Đã có quyết định về “{agency}” khi hồ sơ chưa chốt, nên chưa có mức tính được để so.",
      "Chốt hồ sơ (--close) rồi xem lại.",
    ],
    en: [
      "There is a decision about “{agency}” while its record is open: no computed grade stands beside it yet.",
      "Close the record (--close) and look again.",
    ],
  },
  "agency-history": {
    vi: [
      "Đơn vị “{agency}” có nhiều dòng, nhưng dòng này không bắt đầu ngay sau ngày hết hiệu lực của dòng {first}.",
      "Ghi valid_to của dòng trước và valid_from của dòng này liền nhau từng ngày, theo thứ tự thời gian.",
    ],
    en: [
      "The agency “{agency}” has several rows, but this one does not begin the day after row {first} ends.",
      "Let valid_to of the row before and valid_from of this one follow each other, in the order of time.",
    ],
  },
  "agency-circle": {
    vi: [
      "Đơn vị “{agency}” là tiền thân của chính nó qua các đơn vị khác.",
      "Sửa cột predecessor: ghi đơn vị cũ ở dòng của đơn vị mới, không ghi ngược lại.",
    ],
    en: [
      "The agency “{agency}” is, through others, its own predecessor.",
      "Correct the column predecessor: the older agency stands in the row of the newer one, not the other way.",
    ],
  },
  "predecessor-without-end": {
    vi: [
      "Đơn vị “{predecessor}” được ghi là tiền thân của “{agency}”, nhưng chưa có ngày hết hiệu lực.",
      "Ghi ngày cuối cùng của “{predecessor}” vào cột valid_to; nếu đơn vị đó vẫn còn, xoá khỏi cột predecessor.",
    ],
    en: [
      "“{predecessor}” is named as a predecessor of “{agency}”, but has no last day.",
      "Put the last day of “{predecessor}” into valid_to; if it still exists, take it out of the column predecessor.",
    ],
  },
  "predecessor-shared": {
    vi: [
      "“{predecessor}” có nhiều đơn vị kế thừa ({successors}) nên không biết cộng số liệu của nó vào đơn vị nào.",
      "Mỗi đơn vị kế thừa tự kê khai cả phần nhận từ “{predecessor}”, rồi bỏ các dòng của “{predecessor}”.",
    ],
    en: [
      "“{predecessor}” has several successors ({successors}), so it is not known to which its numbers are added.",
      "Let each successor state its share of “{predecessor}” itself, and take out the rows of “{predecessor}”.",
    ],
  },
  "agency-merged": {
    vi: [
      "“{agency}” đã sáp nhập (đến {until}) vào {successors}: không chấm riêng; số liệu cộng dồn được tính một lần ở đó.",
      "Không phải làm gì.",
    ],
    en: [
      "“{agency}” was merged (until {until}) into {successors}: not scored by itself; its numbers that add up count once there.",
      "Nothing needs doing.",
    ],
  },
  "agency-ended": {
    vi: [
      "“{agency}” hết hiệu lực ngày {until}, trước khi hết kỳ, và không đơn vị nào trong danh sách kế thừa; vẫn được chấm.",
      "Nếu đã sáp nhập, ghi mã đơn vị này vào cột predecessor của đơn vị mới.",
    ],
    en: [
      "“{agency}” ended on {until}, before the period did, and no agency of the list succeeds it; it is still scored.",
      "If it was merged, name it in the column predecessor of the new agency.",
    ],
  },
  "rows-of-merged": {
    vi: [
      "{count} dòng của “{predecessor}” là câu trả lời không cộng dồn được (có/không, ngày, tỷ lệ…), không tính vào “{agency}”.",
      "“{agency}” tự trả lời các câu này cho cả kỳ.",
    ],
    en: [
      "{count} rows of “{predecessor}” are answers that do not add up (yes/no, days, shares …); they do not count in “{agency}”.",
      "“{agency}” answers these for the whole period itself.",
    ],
  },
  "agencies-of-other-sets": {
    vi: [
      "{count} đơn vị thuộc loại mà {set} không chấm, chỉ bộ khác chấm: {agencies}.",
      "Không phải làm gì.",
    ],
    en: [
      "{count} agencies are of a kind that {set} does not score, only other sets do: {agencies}.",
      "Nothing needs doing.",
    ],
  },
  "note-without-answer": {
    vi: [
      "Có ghi chú mà ô trả lời để trống, nên lời khai trước vẫn giữ nguyên.",
      "Nếu muốn sửa hoặc bác, ghi câu trả lời hoặc “không công nhận”; nếu giữ nguyên thì không phải làm gì.",
    ],
    en: [
      "There is a note but no answer, so what was said before keeps holding.",
      "To change or reject it, write an answer or “không công nhận”; to keep it, nothing needs doing.",
    ],
  },
  "decision-merged": {
    vi: [
      "“{agency}” đã sáp nhập hoặc không được chấm trong kỳ này, nên không có mức tính được để đặt cạnh.",
      "Ghi quyết định cho đơn vị kế thừa, hoặc xoá dòng này.",
    ],
    en: [
      "“{agency}” was merged or is not scored in this period, so there is no computed grade to stand beside.",
      "Decide about its successor, or take the row out.",
    ],
  },
  "rows-of-other-sets": {
    vi: [
      "{count} dòng trả lời câu hỏi của bộ tiêu chí khác, {set} không hỏi các đơn vị đó; bỏ qua.",
      "Không phải làm gì.",
    ],
    en: [
      "{count} rows answer questions of other sets that {set} does not ask of these agencies; passed over.",
      "Nothing needs doing.",
    ],
  },
  "key-conflict": {
    vi: [
      "Hai file nói khác nhau về cùng dữ kiện ({agency}, {fact}, kỳ {period}, vòng {round}): “{after}” ở đây, “{before}” ở {firstFile}, dòng {first}.",
      "Hỏi lại hai bên, rồi giữ một câu trả lời.",
    ],
    en: [
      "Two files differ about one fact ({agency}, {fact}, period {period}, round {round}): “{after}” here, “{before}” in {firstFile}, row {first}.",
      "Ask both sides, then keep one answer.",
    ],
  },
  "field-when-merged": {
    vi: [
      "when-merged không dùng được cho “{fact}”, trường của danh sách “{list}”.",
      "Bỏ khoá này; chỉ dữ kiện số đứng riêng mới cộng dồn khi sáp nhập.",
    ],
    en: [
      "when-merged cannot stand at “{fact}”, a field of the list “{list}”.",
      "Leave it out; only a number fact by itself is added up when agencies are merged.",
    ],
  },
  "agency-unknown": {
    vi: ["Không có đơn vị “{agency}” trong danh sách đơn vị.", "Sửa mã, hoặc thêm đơn vị vào agencies.csv."],
    en: [
      "There is no agency “{agency}” in the list of agencies.",
      "Correct the id, or add the agency to agencies.csv.",
    ],
  },
  "criterion-unknown": {
    vi: ["Bảng của đơn vị này không có nhóm hay tiêu chí “{code}”.", "Dùng một trong: {options}."],
    en: ["The table of this agency has no group or criterion “{code}”.", "Use one of: {options}."],
  },
  "block-unknown": {
    vi: ["Không có khối “{block}”.", "Dùng một trong: {options}."],
    en: ["There is no block “{block}”.", "Use one of: {options}."],
  },
  "agency-cell-empty": {
    vi: ["Ô “{column}” để trống.", "Điền vào ô này."],
    en: ["The cell “{column}” is empty.", "Fill it in."],
  },
  "agencies-none": {
    vi: ["Danh sách đơn vị không có đơn vị nào.", "Ghi mỗi đơn vị một dòng dưới dòng tiêu đề."],
    en: ["The list of agencies holds no agency.", "Give each agency a row below the header."],
  },
  "agency-date": {
    vi: ["“{text}” không phải là ngày.", "Ghi ngày/tháng/năm, ví dụ 01/07/2025; để trống nếu không có."],
    en: [
      "“{text}” is no date.",
      "Write day/month/year, such as 01/07/2025; leave it empty if there is none.",
    ],
  },
  "agency-dates": {
    vi: ["Đơn vị hết hiệu lực ({to}) trước khi có hiệu lực ({from}).", "Sửa valid_from hoặc valid_to."],
    en: ["The agency ends ({to}) before it begins ({from}).", "Correct valid_from or valid_to."],
  },
  "agency-outside-period": {
    vi: [
      "Đơn vị “{agency}” không tồn tại trong kỳ {period}, nên không được chấm.",
      "Nếu sai, sửa valid_from, valid_to.",
    ],
    en: [
      "The agency “{agency}” does not exist in the period {period}; it is not scored.",
      "If that is wrong, correct valid_from or valid_to.",
    ],
  },
  "agency-reference": {
    vi: ["Không có đơn vị “{agency}” mà cột {column} nhắc đến.", "Sửa mã, hoặc thêm đơn vị đó."],
    en: [
      "The agency “{agency}” that the column {column} names does not exist.",
      "Correct the id, or add that agency.",
    ],
  },
  "agency-of-itself": {
    vi: ["Đơn vị “{agency}” được ghi là {column} của chính nó.", "Sửa mã, hoặc để trống ô này."],
    en: ["The agency “{agency}” is named as its own {column}.", "Correct the id, or leave the cell empty."],
  },
  "attribute-form": {
    vi: [
      "Thuộc tính “{text}” không đọc được.",
      "Viết các mã cách nhau bằng dấu cách, ví dụ mien_nui hai_dao.",
    ],
    en: [
      "The attribute “{text}” cannot be read.",
      "Write ids separated by spaces, such as mien_nui hai_dao.",
    ],
  },
  // --- Evidence ----------------------------------------------------------------------------------------------------
  "fact-unknown": {
    vi: ["Bộ tiêu chí không có dữ kiện “{fact}”.", "Chép lại mã câu hỏi từ phiếu trống (lệnh form)."],
    en: ["The criteria set has no fact “{fact}”.", "Copy the id from a blank sheet (the command form)."],
  },
  "fact-other-kind": {
    vi: ["Dữ kiện “{fact}” không thuộc bảng của {kind}.", "Bỏ dòng này, hoặc kiểm tra loại của đơn vị."],
    en: ["The fact “{fact}” is not in the table of {kind}.", "Take the row out, or check the agency's kind."],
  },
  "round-unknown": {
    vi: [
      "“{text}” không phải là vòng chấm.",
      "Dùng self (tự chấm), appraisal (thẩm định), re-appraisal (phúc tra) hoặc council (hội đồng).",
    ],
    en: ["“{text}” is no round.", "Use self, appraisal, re-appraisal or council."],
  },
  "key-repeated": {
    vi: [
      "Dữ kiện “{fact}” của {agency} (kỳ {period}, vòng {round}) đã có ở dòng {first}.",
      "Giữ một dòng; chương trình không tự chọn.",
    ],
    en: [
      "The fact “{fact}” of {agency} (period {period}, round {round}) is already in row {first}.",
      "Keep one row; the program does not choose.",
    ],
  },
  "value-yes-no": {
    vi: ["“{text}” không phải là có hay không.", "Ghi có hoặc không, gõ đủ dấu (cũng được: x, 1, 0)."],
    en: ["“{text}” is neither yes nor no.", "Write có or không (also: x, 1, 0, true, false)."],
  },
  "value-number": {
    vi: [
      "“{text}” không phải là số.",
      "Ghi chữ số, không kèm chữ hay dấu cách, ví dụ 12 hoặc 12,5; không có thì ghi 0, chưa có số liệu thì để trống.",
    ],
    en: [
      "“{text}” is no number.",
      "Write digits without spaces or letters, such as 12 or 12,5; 0 if there are none, nothing if it is not known yet.",
    ],
  },
  "value-two-readings": {
    vi: [
      "“{text}” đọc được hai cách: {grouped} hoặc {decimal}.",
      "Ghi {grouped} nếu là hàng nghìn, hoặc {decimal} nếu là số thập phân.",
    ],
    en: [
      "“{text}” can be read in two ways: {grouped} or {decimal}.",
      "Write {grouped} if it is thousands, or {decimal} if it is a decimal.",
    ],
  },
  "value-grouped": {
    vi: [
      "“{text}” có dấu phân cách hàng nghìn; có lẽ là {reading}.",
      "Ghi {reading}, không phân cách hàng nghìn.",
    ],
    en: [
      "“{text}” has thousands separators; it probably means {reading}.",
      "Write {reading}, without separators.",
    ],
  },
  "value-integer": {
    vi: ["“{text}” không phải là số nguyên.", "Ghi số nguyên: dữ kiện này đếm số lượng."],
    en: ["“{text}” is no whole number.", "Write a whole number: this fact is a count."],
  },
  "value-below": {
    vi: ["{text} nhỏ hơn mức thấp nhất cho phép ({least}).", "Kiểm tra lại số liệu."],
    en: ["{text} is below the least allowed ({least}).", "Check the figure."],
  },
  "value-above": {
    vi: ["{text} lớn hơn mức cao nhất cho phép ({most}).", "Kiểm tra lại số liệu."],
    en: ["{text} is above the most allowed ({most}).", "Check the figure."],
  },
  "value-step": {
    vi: ["{text} không phải là bội số của {step}.", "Cho điểm theo bước {step}."],
    en: ["{text} is no multiple of {step}.", "Give points in steps of {step}."],
  },
  "value-date": {
    vi: [
      "“{text}” không phải là ngày.",
      "Ghi ngày/tháng/năm, năm đủ bốn chữ số, ví dụ 15/02/2025; ghi không nếu không thực hiện, để trống nếu chưa có số liệu.",
    ],
    en: [
      "“{text}” is no date.",
      "Write day/month/year with four digits, such as 15/02/2025; không if it was not done, nothing if it is not known yet.",
    ],
  },
  "value-no-such-day": {
    vi: ["Không có ngày “{text}”: {reason}.", "Ghi ngày/tháng/năm có thật trên lịch, ngày trước tháng sau."],
    en: [
      "There is no day “{text}”: {reason}.",
      "Write a day/month/year that the calendar has, the day first.",
    ],
  },
  "value-excel-day": {
    vi: [
      "“{text}” có vẻ là số thứ tự ngày của Excel ({reading}).",
      "Trong Excel, định dạng cột là Text và ghi {reading}.",
    ],
    en: [
      "“{text}” looks like Excel's number for a day ({reading}).",
      "In Excel, format the column as Text and write {reading}.",
    ],
  },
  "value-choice": {
    vi: ["“{text}” không phải là một câu được chọn ở đây.", "Ghi đúng một câu: {options}"],
    en: ["“{text}” is no level of this fact.", "Write exactly one of: {options}"],
  },
  "value-kad-refused": {
    vi: [
      "Dữ kiện này không được ghi KAD (không áp dụng).",
      "Ghi số liệu (kể cả 0), hoặc để trống nếu chưa có.",
    ],
    en: [
      "This fact may not be KAD (not applicable).",
      "Write a value (0 is one), or leave it empty if there is none yet.",
    ],
  },
  "value-kad-reason": {
    vi: ["KAD (không áp dụng) mà không có lý do.", "Ghi lý do vào cột Ghi chú (note)."],
    en: ["KAD (not applicable) without a reason.", "Give the reason in the note column."],
  },
  "value-list": {
    vi: [
      "Ô này thuộc danh sách; chỉ ghi “không” nếu không có mục nào.",
      "Ghi từng mục ở dòng riêng, với cột item.",
    ],
    en: [
      "This cell is of a list; it only takes “không” (there are no items).",
      "Give every item rows of its own, with the item column.",
    ],
  },
  "value-others": {
    vi: [
      "Dữ kiện này do cấp khác cho, không ghi được ở vòng tự chấm.",
      "Để trống, hoặc ghi ở vòng thẩm định.",
    ],
    en: [
      "This fact is given by another level, not in the self round.",
      "Leave it empty, or give it in the appraisal round.",
    ],
  },
  "value-reason": {
    vi: ["Giá trị này cho theo đánh giá nên phải có lý do.", "Ghi lý do vào cột Ghi chú (note)."],
    en: ["This value is given by judgement, so it needs a reason.", "Put the reason into the note column."],
  },
  "item-needed": {
    vi: [
      "“{fact}” thuộc một danh sách, nhưng không rõ mục nào (“{item}”).",
      "Ghi số thứ tự của mục vào cột item: 1, 2, 3…",
    ],
    en: [
      "“{fact}” belongs to a list, but to which item (“{item}”)?",
      "Put the number of the item into the item column: 1, 2, 3…",
    ],
  },
  "item-period": {
    vi: [
      "“{fact}” có một giá trị cho từng kỳ ngắn, nhưng “{text}” không phải kỳ đó.",
      "Ghi kỳ vào cột period hoặc item, ví dụ 2025-03 hoặc 2025-Q1.",
    ],
    en: [
      "“{fact}” has a value for each shorter period, and “{text}” is none.",
      "Give it in the period or item column, such as 2025-03 or 2025-Q1.",
    ],
  },
  "item-unasked": {
    vi: ["“{fact}” không phải danh sách, nên không có mục “{item}”.", "Để trống cột item."],
    en: ["“{fact}” is no list, so it has no item “{item}”.", "Leave the item column empty."],
  },
  "list-not-empty": {
    vi: [
      "Danh sách “{list}” ghi là không có mục nào hoặc KAD, nhưng lại có mục.",
      "Bỏ dòng của cả danh sách, hoặc bỏ các mục.",
    ],
    en: [
      "The list “{list}” is said to have no items, or to be KAD, and has some.",
      "Take out the row of the list, or the items.",
    ],
  },
  "value-withdrawn-early": {
    vi: [
      "“không công nhận” chỉ dùng từ vòng thẩm định trở đi.",
      "Ở vòng tự chấm, để trống hoặc ghi giá trị.",
    ],
    en: [
      "“không công nhận” (not recognised) is for appraisal and later rounds.",
      "In the self round, leave the cell empty or write a value.",
    ],
  },
  "change-without-reason": {
    vi: [
      "Vòng {round} đổi dữ kiện “{fact}” từ {before} thành {after} mà không nêu lý do.",
      "Ghi lý do vào cột Ghi chú (note).",
    ],
    en: [
      "The round {round} changes the fact “{fact}” from {before} to {after} without a reason.",
      "Give the reason in the note column.",
    ],
  },
  "part-above-whole": {
    vi: [
      "“{fact}” là {part}, lớn hơn “{whole}” là {total}.",
      "Kiểm tra lại hai số: phần không thể lớn hơn tổng.",
    ],
    en: [
      "“{fact}” is {part}, more than “{whole}”, which is {total}.",
      "Check both figures: a part cannot exceed its whole.",
    ],
  },
  // --- Evidence as a stream ----------------------------------------------------------------------------------------
  "stream-agency-returns": {
    vi: [
      "Các dòng của “{agency}” không đứng liền nhau: từ dòng {first}, rồi lại từ dòng {again}. Đơn vị này không được chấm.",
      "Sắp xếp lại theo đơn vị rồi chạy lại; kết quả của “{agency}” đưa ra trước dòng này, nếu có, không dùng được.",
    ],
    en: [
      "The rows of “{agency}” do not stand together: from line {first}, and again from line {again}. It is not scored.",
      "Sort by agency and run again; a result of “{agency}” given before this line, if any, does not hold.",
    ],
  },
  "stream-agencies-needed": {
    vi: [
      "Không biết đơn vị nào thuộc loại nào: không có danh sách đơn vị, file cũng không có các cột name, kind, block.",
      "Thêm --agencies FILE, hoặc thêm ba cột đó.",
    ],
    en: [
      "Which agency is of which kind is not known: there is no list of agencies, nor columns name, kind, block.",
      "Give --agencies FILE, or add these columns.",
    ],
  },
  "stream-agency-long": {
    vi: ["“{agency}” có hơn {most} dòng.", "Kiểm tra lại file; không đơn vị nào có nhiều dòng như vậy."],
    en: ["“{agency}” has more than {most} rows.", "Look at the file; no agency has so many."],
  },
  "stream-agency-differs": {
    vi: [
      "Cột {column} của “{agency}” ghi “{text}”, dòng {first} ghi “{before}”.",
      "Ghi như nhau ở mọi dòng của đơn vị, hoặc chỉ ghi ở dòng đầu.",
    ],
    en: [
      "Column {column} of “{agency}” says “{text}”, line {first} says “{before}”.",
      "Say the same in every row of the agency, or say it in its first row only.",
    ],
  },
  "stream-merged": {
    vi: [
      "“{agency}” có sáp nhập trong kỳ: điểm của đơn vị cần cả số liệu của đơn vị khác.",
      "Chấm đơn vị này không dùng --stream.",
    ],
    en: [
      "“{agency}” was part of a merger during the period: its score needs the rows of another agency too.",
      "Score it without --stream.",
    ],
  },
  "stream-peers": {
    vi: [
      "Bộ “{set}” so các đơn vị trong khối với nhau, nên khi chốt cần đọc hết cả khối.",
      "Bỏ --stream (file được đọc hết một lần), hoặc bỏ --close.",
    ],
    en: [
      "Set “{set}” compares the agencies of a block, so closing needs the whole block.",
      "Leave out --stream (the file is then read whole), or leave out --close.",
    ],
  },
  "stream-folder": {
    vi: ["--stream đọc một file, “{name}” là thư mục.", "Ghi tên file, hoặc bỏ --stream."],
    en: ["--stream reads one file, “{name}” is a folder.", "Name the file, or leave out --stream."],
  },
  "stream-endless-row": {
    vi: ["Dòng này dài hơn {most} ký tự.", "Kiểm tra lại file: có thể thiếu ký tự xuống dòng."],
    en: ["This row is longer than {most} characters.", "Look at the file: line ends may be missing."],
  },
  "line-json": {
    vi: [
      "Dòng này không phải là một đối tượng JSON.",
      'Mỗi dòng ghi một đơn vị: {"agency": …, "facts": …}, không xuống dòng ở giữa.',
    ],
    en: [
      "This line is no JSON object.",
      'Write one agency a line: {"agency": …, "facts": …}, without a line end inside.',
    ],
  },
  "line-key-unknown": {
    vi: ["Không có mục “{key}”.", "Được ghi: {options}."],
    en: ["There is no “{key}”.", "Allowed: {options}."],
  },
  "line-key-missing": {
    vi: ["Thiếu “{key}”.", "Thêm vào dòng này."],
    en: ["“{key}” is missing.", "Add it to this line."],
  },
  "line-text": {
    vi: ["Giá trị phải là chữ trong dấu nháy kép.", 'Ghi "12,5" chứ không ghi 12.5; ô trống ghi "".'],
    en: ["A value must be text in double quotes.", 'Write "12.5", not 12.5; nothing is "".'],
  },
  "line-object": {
    vi: ["Chỗ này phải là một đối tượng JSON.", "Ghi {…}, ví dụ {example}."],
    en: ["This must be a JSON object.", "Write {…}, such as {example}."],
  },
  "line-agency-listed": {
    vi: [
      "Đã có file danh sách đơn vị, nên ở đây chỉ ghi mã đơn vị.",
      'Ghi "agency": "mã", hoặc bỏ --agencies.',
    ],
    en: [
      "There is a file of agencies, so only the agency's id belongs here.",
      'Write "agency": "id", or leave out --agencies.',
    ],
  },

  // --- Task lists, plans and progress ----------------------------------------------------------------------
  "field-when": {
    vi: [
      "“{text}” không phải là một thời gian.",
      "Ghi before 2026-02-15, by 2026-02-15, in 2026-Q1 (hoặc in 2026, in 2026-08, in 2026-Q1..2026-Q3), from 2026, continuing; để trống nếu không nêu.",
    ],
    en: [
      "“{text}” is no time.",
      "Write before 2026-02-15, by 2026-02-15, in 2026-Q1 (or in 2026, in 2026-08, in 2026-Q1..2026-Q3), from 2026, continuing; leave it empty if none is said.",
    ],
  },
  "field-period": {
    vi: [
      "“{text}” không phải là một kỳ.",
      "Viết 2026 (năm), 2026-H1 (nửa năm), 2026-Q3 (quý) hoặc 2026-07 (tháng).",
    ],
    en: [
      "“{text}” is no period.",
      "Write 2026 (year), 2026-H1 (half), 2026-Q3 (quarter) or 2026-07 (month).",
    ],
  },
  "field-agency": {
    vi: [
      "“{text}” không phải là mã đơn vị.",
      "Dùng chữ thường không dấu, chữ số và gạch nối, ví dụ so-mau-01.",
    ],
    en: ["“{text}” is no agency id.", "Use lower-case ASCII letters, digits and hyphens, such as so-mau-01."],
  },
  "task-repeated": {
    vi: ["Việc “{code}” đã có ở dòng {first}.", "Mỗi việc một dòng, mỗi dòng một mã."],
    en: ["The task “{code}” is already in row {first}.", "One row for each task, one code for each row."],
  },
  "task-unknown": {
    vi: ["Danh mục của năm không có việc “{code}”.", "Sửa mã việc, hoặc để trống."],
    en: ["The list of the year has no task “{code}”.", "Correct the code, or leave it empty."],
  },
  "task-list-none": {
    vi: [
      "Không có danh mục nhiệm vụ nào cho kỳ {period} trong tay.",
      "Ghi --period khác, hoặc thêm danh mục vào thư mục tasks.",
    ],
    en: [
      "No task list of {period} is in hand.",
      "Give another --period, or add the list to the folder tasks.",
    ],
  },
  "list-without-facts": {
    vi: ["Danh mục {list} chưa nói việc nào trả lời dữ kiện nào.", "Ghi facts trong file đầu của danh mục."],
    en: [
      "The list {list} does not say which task answers which fact.",
      "Declare facts in the head of the list.",
    ],
  },
  "plan-unknown": {
    vi: [
      "Không có kế hoạch “{plan}”.",
      "Các kế hoạch hiện có: {options}; hoặc ghi đường dẫn file .yaml của kế hoạch.",
    ],
    en: ["There is no plan “{plan}”.", "At hand: {options}; or give the path of a plan's .yaml file."],
  },
  "plan-place": {
    vi: ["File ghi là “{id}”, không trùng tên file.", "Đặt tên file theo mã ghi trong file."],
    en: ["The file says it is “{id}”, which is not its name.", "Name the file after the id it gives."],
  },
  "day-option": {
    vi: ["“{text}” không phải là ngày.", "Ghi năm-tháng-ngày hoặc ngày/tháng/năm, ví dụ 2026-08-15."],
    en: ["“{text}” is no day.", "Write year-month-day or day/month/year, such as 2026-08-15."],
  },
  "progress-needs": {
    vi: ["Tiến độ là của một đơn vị, tính đến một ngày.", "Ghi --agency (hoặc --plan) và --as-of."],
    en: ["Progress is of one agency, as of a day.", "Give --agency (or --plan) and --as-of."],
  },
  "progress-kad": {
    vi: [
      "Việc {task} không thể là không áp dụng: bộ tiêu chí hỏi ngày của việc này.",
      "Ghi ngày hoàn thành, không, hoặc CHO.",
    ],
    en: [
      "Task {task} cannot be not applicable: the set asks for its day.",
      "Give the day it was done, không, or CHO.",
    ],
  },
  "progress-task": {
    vi: [
      "“{task}” không phải là việc theo dõi được.",
      "Ghi mã việc của danh mục (1.3), báo cáo ({reports}), hoặc <kế hoạch>/<mã>.",
    ],
    en: [
      "“{task}” is no task whose progress is kept.",
      "Give the code of a city task (1.3), a report ({reports}), or <plan>/<id>.",
    ],
  },
  "progress-not-bound": {
    vi: [
      "Việc {task} của {list} không giao cho đơn vị này.",
      "Bỏ dòng này, hoặc xem lại mã đơn vị, mã việc.",
    ],
    en: [
      "Task {task} of {list} does not bind this agency.",
      "Strike the row, or look again at the agency and the task.",
    ],
  },
  "progress-item": {
    vi: ["Việc {task} không tách ra từng mục.", "Ghi {task}, không có phần sau dấu #."],
    en: ["Task {task} has no items.", "Write {task}, without what stands after #."],
  },
  "progress-repeated": {
    vi: ["Việc {task} của {agency} đã có ở dòng {first}.", "Giữ một dòng; chương trình không tự chọn."],
    en: ["Task {task} of {agency} is already in row {first}.", "Keep one row; the program does not choose."],
  },
  "progress-state": {
    vi: ["“{text}” không ghi được ở đây.", "Ghi ngày hoàn thành, không, CHO hoặc KAD."],
    en: ["“{text}” cannot stand here.", "Give the day it was done, không, CHO or KAD."],
  },
  // --- What is wrong with a plan -----------------------------------------------------------------------------
  "plan-list-unknown": {
    vi: [
      "Không biết danh mục nhiệm vụ nào của thành phố áp dụng cho năm {year}.",
      "Đối chiếu bằng tay với danh mục của năm.",
    ],
    en: [
      "It is not known which task list of the city governs {year}.",
      "Compare it by hand with the list of the year.",
    ],
  },
  "plan-list-not-in-hand": {
    vi: [
      "Kế hoạch năm {year} theo danh mục của {list}, chỉ được nhắc tên, không có trong tay: chưa đối chiếu nhiệm vụ và thời hạn.",
      "Tìm văn bản của {list}; không đối chiếu với danh mục của năm khác.",
    ],
    en: [
      "The plan of {year} is governed by the list of {list}, which is named only and not in hand: tasks and deadlines were not compared.",
      "Get the text of {list}; do not compare with the list of another year.",
    ],
  },
  "plan-task-missing": {
    vi: [
      "Kế hoạch không có việc {code} mà {list} giao ({time}).",
      "Thêm việc này, người chủ trì và thời hạn.",
    ],
    en: ["The plan does not take up task {code} of {list} ({time}).", "Add it, with who leads and by when."],
  },
  "plan-deadline-later": {
    vi: [
      "Việc {task} của kế hoạch xong muộn nhất {own}, sau hạn của thành phố: việc {code} của {list} còn kịp đến hết {day}.",
      "Đưa thời hạn về {day} hoặc sớm hơn.",
    ],
    en: [
      "The plan's task {task} ends on {own} at the latest, after the city's: task {code} of {list} is in time until {day}.",
      "Move the deadline to {day} or earlier.",
    ],
  },
  "plan-deadline-none": {
    vi: [
      "Việc {code} của {list} có hạn (còn kịp đến hết {day}), kế hoạch nhận việc mà không ghi hạn.",
      "Ghi thời hạn, muộn nhất {day}.",
    ],
    en: [
      "Task {code} of {list} has a deadline (in time until {day}); the plan takes it up without one.",
      "Give a deadline, {day} at the latest.",
    ],
  },
  "plan-list-not-cited": {
    vi: [
      "Kế hoạch năm {year} không dẫn {list}, danh mục nhiệm vụ của năm đó.",
      "Lấy {list} ngày {date} làm căn cứ; nếu kế hoạch lập trước ngày đó thì bổ sung, và đối chiếu lại các nhiệm vụ.",
    ],
    en: [
      "The plan of {year} does not cite {list}, the task list of that year.",
      "Rest it on {list} of {date}; where the plan is older than that, supplement it, and compare the tasks again.",
    ],
  },
  "plan-basis-other-year": {
    vi: [
      "{document} là văn bản của {period}, kế hoạch là của năm {year} ({place}).",
      "Thay bằng văn bản của năm {year}.",
    ],
    en: [
      "{document} is of {period}, the plan of {year} ({place}).",
      "Put the document of {year} in its place.",
    ],
  },
  "plan-basis-date": {
    vi: [
      "“{document}”: kế hoạch ghi ngày {own}, các nguồn khác ghi ngày {date}.",
      "Kiểm tra lại ngày ban hành (có thể đã ghi ngày có hiệu lực).",
    ],
    en: [
      "“{document}”: the plan says {own}, the other sources {date}.",
      "Check the day of issue (it may be the day of taking effect).",
    ],
  },
  "plan-basis-number": {
    vi: ["Số ký hiệu {document} ({place}), các nguồn khác ghi {number}.", "Kiểm tra lại số ký hiệu."],
    en: ["The sign {document} ({place}); the other sources write {number}.", "Check the sign."],
  },
  "plan-theme-missing": {
    vi: ["Kế hoạch không nêu chủ đề năm {year} của thành phố.", "Nêu chủ đề năm và các việc gắn với chủ đề."],
    en: ["The plan does not name the city's theme of {year}.", "Name the theme, and the tasks tied to it."],
  },
  "plan-theme-year": {
    vi: [
      "Kế hoạch năm {year} nói đến chủ đề năm {cited} ({place}).",
      "Sửa thành chủ đề năm {year}, nếu không cố ý.",
    ],
    en: [
      "The plan of {year} speaks of the theme of {cited} ({place}).",
      "Make it {year}, unless it is meant.",
    ],
  },
  "plan-theme-of-other-year": {
    vi: [
      "Chủ đề năm {year} ghi ở {place} không phải chủ đề của năm; gần như nguyên văn chủ đề năm {other}.",
      "Thay bằng chủ đề năm {year} của thành phố.",
    ],
    en: [
      "The theme of {year} given in {place} is not that year's; it is almost word for word that of {other}.",
      "Put the city's theme of {year} in its place.",
    ],
  },
  "plan-theme-other": {
    vi: [
      "Chủ đề năm {year} ghi ở {place} không phải chủ đề của năm.",
      "Thay bằng chủ đề năm {year} của thành phố.",
    ],
    en: [
      "The theme of {year} given in {place} is not that year's.",
      "Put the city's theme of {year} in its place.",
    ],
  },
  "plan-theme-miswritten": {
    vi: [
      "Chủ đề năm {year} ở {place} chép lệch vài chữ (cũng có thể do nhận dạng chữ của bản trong tay).",
      "Đối chiếu với bản gốc và sửa.",
    ],
    en: [
      "The theme of {year} in {place} is copied with a slip (or the copy in hand was read wrongly).",
      "Compare with the original and correct it.",
    ],
  },
  "plan-no-lead": {
    vi: ["{count}/{all} việc không ghi ai chủ trì: {tasks}.", "Ghi một phòng, đơn vị chủ trì cho từng việc."],
    en: ["{count} of {all} tasks do not say who leads: {tasks}.", "Name one division to lead each."],
  },
  "plan-lead-general": {
    vi: [
      "{count}/{all} việc không ghi riêng ai chủ trì; kế hoạch giao chung cho {lead}: {tasks}.",
      "Ghi một phòng, đơn vị chủ trì cho từng việc.",
    ],
    en: [
      "{count} of {all} tasks do not say by themselves who leads; the plan gives them all to {lead}: {tasks}.",
      "Name one division to lead each.",
    ],
  },
  "plan-no-time": {
    vi: ["{count}/{all} việc không ghi thời gian: {tasks}.", "Ghi thời hạn, hoặc ghi là thường xuyên."],
    en: ["{count} of {all} tasks give no time: {tasks}.", "Give a deadline, or say that it is continuing."],
  },
  "plan-report-none": {
    vi: ["Kế hoạch không nêu kỳ báo cáo nào.", "Ghi ngày báo cáo 6 tháng, 9 tháng và năm."],
    en: ["The plan names no report.", "Give the days of the six-month, nine-month and yearly reports."],
  },
  "plan-report-own-none": {
    vi: [
      "Kế hoạch chỉ nêu ngày các đơn vị báo cáo lên, không nêu ngày cơ quan báo cáo thành phố.",
      "Ghi ngày cơ quan báo cáo thành phố, sau ngày các đơn vị báo cáo.",
    ],
    en: [
      "The plan only says when its units report to it, not when the agency reports to the city.",
      "Give the days of the agency's own reports, after those of its units.",
    ],
  },
  "plan-self-score-none": {
    vi: [
      "Kế hoạch không nói đến việc tự chấm điểm công tác dân vận.",
      "Thêm việc tự chấm điểm, ai làm và trước ngày nào.",
    ],
    en: ["The plan does not speak of the self-score.", "Add the self-score, with who does it and by when."],
  },
  "plan-undated": {
    vi: [
      "Bản trong tay để trống số hoặc ngày ban hành: không biết kế hoạch có ban hành đúng hạn không.",
      "Tìm bản có số và ngày, rồi ghi ngày vào signed.",
    ],
    en: [
      "The copy in hand leaves its number or day blank: whether the plan was issued in time is not known.",
      "Get a copy with number and day, and give the day under signed.",
    ],
  },
  "plan-reading": {
    vi: ["{what}", "{remedy}"],
    en: ["{what}", "{remedy}"],
  },
  ...certificateProblemWords,
  ...comparisonProblemWords,
} as const satisfies Record<string, Record<Lang, Words>>;

export type ProblemId = keyof typeof problemWords;

const alsoAllowed: Record<Lang, string> = { vi: "Cũng được ghi: {also}.", en: "Also allowed: {also}." };

const didYouMean: Record<Lang, string> = {
  vi: "Có phải ý là “{suggestion}”?",
  en: "Did you mean “{suggestion}”?",
};

/** Longer values are cut, and signs that cannot be seen are named: a message stays one that can be read. */
export const legible = (value: string): string => {
  const visible = value.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (sign) => `⟨U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
  return visible.length > longestValue ? `${visible.slice(0, longestValue)}…` : visible;
};
const longestValue = 300;

export interface ProblemText {
  readonly place: string;
  readonly what: string;
  readonly remedy: string;
}

/** A problem in words. A value given as `vi|en` pair (see `inBoth`) is said in the language asked for. */
export function problemInWords({ id, at, values }: Problem, lang: Lang): ProblemText {
  const [what, remedy] = problemWords[id][lang];
  const say = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => legible(oneOf(values[name] ?? `{${name}}`, lang)));
  const hints = [
    ...(values["also"] === undefined ? [] : [say(alsoAllowed[lang])]),
    ...(values["suggestion"] === undefined ? [] : [say(didYouMean[lang])]),
  ];
  return { place: placeInWords(at, lang), what: say(what), remedy: [say(remedy), ...hints].join(" ") };
}

const placeWords: Record<Lang, { line: string; column: string }> = {
  vi: { line: "dòng", column: "cột" },
  en: { line: "line", column: "column" },
};

function placeInWords({ file, line, column, path }: Place, lang: Lang): string {
  const words = placeWords[lang];
  const where = path?.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${step}` : step),
    "",
  );
  return [
    file,
    line === undefined ? undefined : `${words.line} ${line}`,
    column === undefined ? undefined : `${words.column} ${column}`,
    where ? legible(where) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

const separator = "\u241f";

/** A value that is itself said differently in the two languages. */
export const inBoth = (texts: Readonly<Record<Lang, string>>): string =>
  langs.map((lang) => texts[lang]).join(separator);

const oneOf = (value: string, lang: Lang): string => value.split(separator)[langs.indexOf(lang)] ?? value;
