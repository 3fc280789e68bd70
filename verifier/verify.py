#!/usr/bin/env python3
"""Reckons a certificate of thangdiem again, from that file alone: an independent check, written from the documents.

    python3 verifier/verify.py FILE       one certificate, plain or signed; exit status 0 where all agrees, else 1
    python3 verifier/verify.py --lines    one certificate a line on standard input, one verdict (JSON) a line out

Written from docs/certificate.md, docs/semantics.md and docs/criteria-language.md, in their order, with nothing but
Python's standard library. It checks the spelling and every digest, what holds of each fact after all rounds, and of
closed records each criterion, group, subtotal, the total, the grade; of a block also what agencies are compared by,
the places and the quotas. It does not check signatures, spans of what is still possible, provisional records,
whether the set is sound (`thangdiem check`), or whether a formula's text gives its tree.
"""

import base64
import datetime
import hashlib
import json
import math
import re
import sys
import unicodedata
from collections import namedtuple
from fractions import Fraction
from itertools import zip_longest

SEMANTICS = "3"
MOST_BYTES = 64 * 1024 * 1024
MOST_LEVELS = 500
MOST_TRIES = 4000  # of answers that missing facts of one criterion may have
ROUNDS = ["self", "appraisal", "re-appraisal", "council"]
NOT_DONE = "not-done"


class Refused(Exception):
    """The file is no certificate that can be reckoned."""


class Differs(Exception):
    """A part of the certificate that does not follow from its facts: which, what it says, what was reckoned."""

    def __init__(self, place, says, reckoned):
        super().__init__(place)
        self.told = (place, says, reckoned)


class Outside(Exception):
    """What is asked for does not apply."""


class NoValue(Exception):
    """A denominator is 0, or days are counted of a day not done."""


class Open(Exception):
    """A fact is missing; `key` names it."""

    def __init__(self, key):
        super().__init__(key)
        self.key = key


class Unsettled(Exception):
    """It cannot be reckoned by trying answers: too many, without end, or somebody has still to decide."""


# ── Spelling


def utf16(text):
    """Order of keys and ids: by UTF-16 units."""
    return text.encode("utf-16-be")


def in_order(value, level=0):
    """The value with its keys in canonical order; refuses what no certificate may hold."""
    if level > MOST_LEVELS:
        raise Refused(f"nested more than {MOST_LEVELS} levels deep")
    if isinstance(value, dict):
        return {key: in_order(value[key], level + 1) for key in sorted(value, key=utf16)}
    if isinstance(value, list):
        return [in_order(one, level + 1) for one in value]
    return value


def canonical(value):
    """The canonical JSON (RFC 8785) of a value without numbers, as bytes."""
    return json.dumps(in_order(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def digest(value):
    return "sha256:" + hashlib.sha256(canonical(value)).hexdigest()


def no_number(text):
    raise Refused(f"a JSON number ({text[:20]}); every quantity is text")


def no_twins(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Refused("a key stands twice in one object")
    return found


def read_canonical(data):
    """Bytes to data; any spelling but the canonical one is refused."""
    if len(data) > MOST_BYTES:
        raise Refused("larger than 64 MiB")
    numbers = {name: no_number for name in ("parse_int", "parse_float", "parse_constant")}
    try:
        text = data.decode("utf-8")
        value = json.loads(text, object_pairs_hook=no_twins, **numbers)
        spelled = canonical(value)
    except (ValueError, RecursionError) as error:
        raise Refused(f"not JSON text in UTF-8: {error}") from error
    if spelled != data:
        raise Refused("not canonical JSON (RFC 8785): reformatted, or not as it was made")
    if unicodedata.normalize("NFC", text) != text:
        raise Refused("text that is not in composed Unicode (NFC)")
    return value


def certificate_in(data):
    """The certificate of a file, out of its envelope where it is signed; and whether it is."""
    value = read_canonical(data)
    if not isinstance(value, dict):
        raise Refused("not a certificate")
    if "payload" not in value:
        return value, False
    if value.get("payloadType") != "application/vnd.in-toto+json" or len(value.get("signatures", [])) != 1:
        raise Refused("not an envelope of one signature around an in-toto statement")
    statement = read_canonical(base64.b64decode(value["payload"], validate=True))
    certificate = statement["predicate"]
    named = {one["name"]: "sha256:" + one["digest"]["sha256"] for one in statement["subject"]}
    if named != {name: certificate["digests"][name] for name in ("set", "evidence", "result")}:
        raise Refused("the signed statement names other digests than the certificate")
    return certificate, True


KEYS = {
    "the certificate": "type version scope madeBy semantics period close trial block set compared agencies standing"
    " blockCertificate digests digest",
    "set": "data formulas",
    "digests": "set evidence result block",
    "an agency": "agency evidence result place digests",
    "agency": "id name kind block parent parentName validFrom validTo lineFrom predecessors formerNames attributes",
    "evidence": "period round facts absorbed parts",
    "result": "set semantics trial agency evidence period closed keptOpenBy comparedWith points outOf beforeRounding"
    " rescaledBy lostBecause grade criteria groups subtotals periods",
    "a criterion": "status points max lostBecause assumed digest",
    "a group": "points outOf rescaled max lostBecause",
    "a subtotal": "points max",
    "points": "earned atLeast atMost",
    "standing": "provisional placed leader average quotas",
}


def keyed(value, name):
    """The value, where it is an object with exactly the keys that the format gives it."""
    if not isinstance(value, dict) or set(value) != set(KEYS[name].split()):
        raise Refused(f"{name} does not have the keys that it must have: {KEYS[name]}")
    return value


def check_form(certificate):
    """Keys of every part; the rest shows when it is read."""
    keyed(certificate, "the certificate")
    for key, known in (("type", "thangdiem-certificate"), ("version", "1"), ("semantics", SEMANTICS)):
        if certificate[key] != known:
            raise Refused(f"{key} is {certificate[key]!r}; this program knows {known!r}")
    keyed(certificate["set"], "set")
    keyed(certificate["digests"], "digests")
    keyed(certificate["standing"], "standing")
    ids = [keyed(one, "an agency")["agency"]["id"] for one in certificate["agencies"]]
    if not ids or ids != sorted(set(ids), key=utf16):
        raise Refused("the agencies are not in the order of their ids, or one stands twice")
    if certificate["scope"] not in ("block", "agency") or (certificate["scope"] == "agency" and len(ids) != 1):
        raise Refused("the scope is neither a block nor one agency")
    for one in certificate["agencies"]:
        keyed(one["agency"], "agency")
        check_form_of_parts(one["evidence"], one["result"])
        if one["agency"]["block"] != certificate["block"]:
            raise Refused(f"{one['agency']['id']} is of another block")


def check_form_of_parts(evidence, result):
    keyed(evidence, "evidence")
    for key, name in (("criteria", "a criterion"), ("groups", "a group"), ("subtotals", "a subtotal")):
        for one in keyed(result, "result")[key].values():
            keyed(keyed(one, name)["points"], "points")
    if len(evidence["parts"]) != len(result["periods"]):
        raise Refused("a result for each shorter period is needed")
    for part, of_part in zip(evidence["parts"], result["periods"]):
        check_form_of_parts(part, of_part)


# ── Digests, from the inside out


def without(value, key="digest"):
    return {name: one for name, one in value.items() if name != key}


def digests_of_evidence(agency, evidence):
    """Every fact, also of merged agencies and shorter periods: what it is of, what it says, what it should say."""
    for key, fact in evidence["facts"].items():
        about = {"agency": agency, "period": evidence["period"], "fact": key, "is": without(fact)}
        yield f"{agency}, fact {key}", fact["digest"], digest(about)
    for one in evidence["absorbed"]:
        yield from digests_of_evidence(one["agency"]["id"], one["evidence"])
    for part in evidence["parts"]:
        yield from digests_of_evidence(agency, part)


def digests_of_result(agency, evidence, result):
    for code, criterion in result["criteria"].items():
        about = {"agency": agency["id"], "period": result["period"], "criterion": code, "is": without(criterion)}
        yield f"{agency['id']}, criterion {code}", criterion["digest"], digest(about)
    is_of = digest({"agency": agency, "evidence": evidence})
    yield f"{agency['id']}, evidence of the result", result["evidence"], is_of
    for part, of_part in zip(evidence["parts"], result["periods"]):
        yield from digests_of_result(agency, part, of_part)


def all_digests(certificate):
    data, agencies, digests = certificate["set"]["data"], certificate["agencies"], certificate["digests"]
    yield "the set", digests["set"], digest(data)
    for one in agencies:
        agency, name = one["agency"], one["agency"]["id"]
        yield from digests_of_evidence(name, one["evidence"])
        yield f"{name}, evidence", one["digests"]["evidence"], digest({"agency": agency, "evidence": one["evidence"]})
        yield from digests_of_result(agency, one["evidence"], one["result"])
        yield f"{name}, set of the result", one["result"]["set"]["digest"], digests["set"]
        yield f"{name}, result", one["digests"]["result"], digest(one["result"])
    by_id = lambda part: {one["agency"]["id"]: part(one) for one in agencies}
    yield "digests.evidence", digests["evidence"], digest(by_id(lambda one: one["digests"]["evidence"]))
    yield "digests.result", digests["result"], digest(by_id(lambda one: one["digests"]["result"]))
    block = {key: certificate[key] for key in ("blockCertificate", "compared", "standing")}
    yield "digests.block", digests["block"], digest({**block, "places": by_id(lambda one: one["place"])})
    yield "the whole", certificate["digest"], digest(without(certificate))


# ── Numbers and days


def number(text):
    """A number of a set (`3`, `3?` where it is assumed) or of a certificate (`40/3`)."""
    if not re.fullmatch(r"-?\d{1,400}(\.\d{1,400}|/\d{1,400})?\??", text, re.ASCII):
        raise Refused(f"{text[:40]!r} is no quantity")
    return Fraction(text.rstrip("?"))


def text_of(value):
    """The shortest exact text: a decimal where it ends, else a fraction in lowest terms."""
    if value is None:
        return None
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    whole = digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"
    return ("-" if value < 0 else "") + whole


def amount(text, worth):
    """Points, or a share of what the rule is worth."""
    plain = text.rstrip("?")
    return worth * number(plain[:-1]) / 100 if plain.endswith("%") else number(plain)


def limit(text, worth):
    return None if text == "none" else amount(text, worth)


def held(points, least, most):
    if most is not None:
        points = min(points, most)
    return points if least is None else max(points, least)


def within(points, stated, worth, least=("at-least", "none"), most=("at-most", "none")):
    """Held within the limits that are stated, or else these."""
    return held(points, limit(stated.get(*least), worth), limit(stated.get(*most), worth))


def to_grain(value, grain, mode):
    """To a whole number of grains; the modes are those of java.math.RoundingMode."""
    steps = value / grain
    size, sign = abs(steps), -1 if steps < 0 else 1
    whole, rest = math.floor(size), size - math.floor(size)
    goes_up = {
        "up": rest > 0,
        "down": False,
        "half-up": rest >= Fraction(1, 2),
        "half-even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1),
    }[mode]
    return sign * (whole + goes_up) * grain


def rounded(value, rounding):
    if rounding is None:
        return value
    if "step" in rounding:
        return to_grain(value, number(rounding["step"]), rounding["mode"])
    places = min(int(number(rounding["places"])), 400)
    return to_grain(value, Fraction(1, 10**places), rounding["mode"])


def day(text, year=None):
    """A day of a certificate, or of a set, where N, N-1 and N+1 are counted from the year evaluated."""
    found = re.fullmatch(r"(?:N([+-]1)?|(\d{4}))-(\d\d)-(\d\d)\??", text, re.ASCII)
    if not found:
        raise Refused(f"{text[:40]!r} is no day")
    beside, written, month, of_month = found.groups()
    return datetime.date(int(written) if written else year + int(beside or 0), int(month), int(of_month))


def days_of(period):
    """The first and the last day of 2026, 2026-H1, 2026-Q3 or 2026-07."""
    found = re.fullmatch(r"(\d{4})(?:-H([12])|-Q([1-4])|-(\d\d))?", period, re.ASCII)
    if not found:
        raise Refused(f"{period[:20]!r} is no period")
    year, half, quarter, month = (int(one) if one else None for one in found.groups())
    first = (half - 1) * 6 if half else (quarter - 1) * 3 if quarter else month - 1 if month else 0
    after = first + (6 if half else 3 if quarter else 1 if month else 12)
    end = datetime.date(year + after // 12, after % 12 + 1, 1) - datetime.timedelta(1)
    return datetime.date(year, first + 1, 1), end


def kind_of(period):
    return "year" if len(period) == 4 else {"H": "half", "Q": "quarter"}.get(period[5], "month")


def parts_of(period, kind):
    """The ids of the halves, quarters or months of a period."""
    first, last = days_of(period)
    name, count = {"half": ("-H{}", 2), "quarter": ("-Q{}", 4), "month": ("-{:02}", 12)}[kind]
    every = [period[:4] + name.format(index + 1) for index in range(count)]
    return [one for one in every if first <= days_of(one)[0] and days_of(one)[1] <= last]


def whole_months(first, last):
    """From the first day to the end of the last one."""
    end = last + datetime.timedelta(1)
    return (end.year - first.year) * 12 + end.month - first.month - (end.day < first.day)


# ── The set


class Book:
    """The criteria set as its file states it, and the trees of its formulas."""

    def __init__(self, certificate):
        self.data = certificate["set"]["data"]
        self.trees = {one["text"]: one["tree"] for one in certificate["set"]["formulas"]}
        self.facts = dict(self.data["facts"])
        for name, fact in self.data["facts"].items():
            for field, of_item in fact.get("fields", {}).items():
                self.facts[f"{name}.{field}"] = of_item
        self.derived = self.data.get("derived", {})

    def fact(self, key):
        name = key.split("#")[0]
        if name not in self.facts:
            raise Refused(f"the set has no fact {name[:60]!r}")
        return self.facts[name]

    def rounding(self, of):
        return next((one for one in self.data["rounding"] if one["of"] == of), None)

    def peer_facts(self):
        """What agencies of the block are compared by."""
        return sorted({one["fact"] for one in self.derived.values() if one["kind"] == "of-peers"}, key=utf16)


def value_of(fact, text):
    """A value of a certificate: `yes`, a quantity, a day, the id of a level."""
    kind = fact["type"]
    if kind == "yes-no" and text in ("yes", "no"):
        return text == "yes"
    if kind == "date":
        return NOT_DONE if text == NOT_DONE else day(text)
    if kind == "choice" and text in fact["levels"] or kind == "list" and text == "none":
        return text
    if kind in ("integer", "decimal", "percentage", "points") and text_of(number(text)) == text:
        return number(text)
    raise Refused(f"{text[:40]!r} is no value of type {kind}")


def value_in_cell(fact, cell):
    """A value as a clerk writes it, which is how a set states `if-missing`."""
    text, kind = unicodedata.normalize("NFC", cell.strip().rstrip("?")).lower(), fact["type"]
    if kind == "yes-no":
        return text in ("có", "x", "1", "true", "yes")
    if kind == "date" and text != "không":
        found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text, re.ASCII)
        return datetime.date(*(int(one) for one in reversed(found.groups()))) if found else day(text)
    if kind == "choice":
        levels = fact["levels"]
        return next(id for id in levels if text in (id, unicodedata.normalize("NFC", levels[id]).lower()))
    if kind in ("date", "list"):
        return NOT_DONE if kind == "date" else "none"
    return number(text.rstrip("% ").replace(",", "."))


# ── What holds of a fact after what the rounds said


def claims_nothing(fact, value):
    """That something was not done, or is not there, needs no document."""
    return value == {"yes-no": "no", "date": NOT_DONE, "list": "none"}.get(fact["type"], "")


def resolved(fact, said, reached):
    """What follows from what the rounds said, but for what merged agencies add: state, value, document."""
    rounds = [ROUNDS.index(one["round"]) for one in said]
    if rounds != sorted(set(rounds)) or any(one > ROUNDS.index(reached) for one in rounds):
        raise Refused("what the rounds said is not in their order, or goes beyond the round reached")
    if not said:
        return "pending" if fact.get("given-by") == "others" or "imported" in fact else "missing", None, None
    value, document, is_proven = None, None, False
    for one in said:
        is_same = one["state"] == "value" and one["value"] == value
        document = one["document"] or (document if is_same else None)
        is_accepted = one["round"] != "self" and one["note"] is not None
        is_proven = (is_same and is_proven) or document is not None or is_accepted
        is_proven = is_proven or claims_nothing(fact, one["value"])
        value = one["value"]
    if said[-1]["state"] != "value":
        return said[-1]["state"], None, None
    if fact.get("document") == "required" and not is_proven and reached != "self":
        return "unproven", None, None
    return "value", value, document


def with_merged(key, state, absorbed):
    """Its number with those of the agencies merged into it; what is open of a part leaves the sum open."""
    for one in absorbed:
        part = one["evidence"]["facts"].get(key, {"state": "missing"})
        if part["state"] in ("pending", "unproven", "withdrawn"):
            return part["state"], None, None
        if part["state"] == "value":
            documents = [one for one in (state[2], part["document"]) if one]
            value = text_of(number(state[1]) + number(part["value"]))
            state = "value", value, "; ".join(documents) or None
    return state


def states_differ(book, agency, evidence):
    """Facts that do not follow from what was said of them."""
    for key, fact in evidence["facts"].items():
        declared = book.fact(key)
        reckoned = resolved(declared, fact["said"], evidence["round"])
        if declared.get("when-merged") == "add" and reckoned[0] == "value":
            reckoned = with_merged(key, reckoned, evidence["absorbed"])
        says = (fact["state"], fact.get("value"), fact.get("document"))
        if reckoned != says:
            yield f"{agency}, fact {key}", list(says), list(reckoned)
    for one in evidence["absorbed"]:
        yield from states_differ(book, one["agency"]["id"], one["evidence"])
    for part in evidence["parts"]:
        yield from states_differ(book, agency, part)


# ── Facts of one agency in one period


class Facts:
    """What is known; while answers are tried, also what is assumed of missing facts."""

    def __init__(self, book, agency, evidence, compared):
        self.book, self.agency, self.states = book, agency, dict(evidence["facts"])
        self.period = evidence["period"]
        self.first, self.last = days_of(self.period)
        self.compared = compared
        self.assumed, self.tries, self.hints = {}, 0, ""

    def read(self, name, item=None):
        """The value of a fact, of a field of an item, of a derived fact."""
        if name in self.book.derived:
            return self.derive(self.book.derived[name])
        return self.answer(f"{name}#{item}" if "." in name else name)

    def answer(self, key):
        if key in self.assumed:
            if self.assumed[key] is None:
                raise Outside
            return self.assumed[key]
        fact, is_of = self.book.fact(key), self.states.get(key, {"state": "missing"})
        if is_of["state"] == "value":
            return value_of(fact, is_of["value"])
        if is_of["state"] == "not-applicable":
            raise Outside
        if is_of["state"] == "pending":
            raise Unsettled
        if "if-missing" in fact:
            return value_in_cell(fact, fact["if-missing"])
        raise Open(key)

    def is_documented(self, name, item):
        key = f"{name}#{item}" if "." in name else name
        self.answer(key)  # what does not apply has no document and is not without one
        if f"{key} document" in self.assumed:
            return self.assumed[f"{key} document"]
        if key in self.assumed:
            raise Open(f"{key} document")
        return self.states.get(key, {}).get("document") is not None

    def exists_in(self, period):
        first, last = days_of(period)
        begins, ends = self.agency["validFrom"], self.agency["validTo"]
        return (begins is None or day(begins) <= last) and (ends is None or first <= day(ends))

    def items(self, name):
        """The items of a list, as they are named in keys."""
        fact, own = self.book.fact(name), self.states.get(name, {"state": "missing"})
        if own["state"] == "value":
            return []
        if own["state"] == "pending":
            raise Unsettled
        if own["state"] == "not-applicable":
            raise Outside
        if "per" in fact:
            return [one for one in parts_of(self.period, fact["per"]) if self.exists_in(one)]
        found = sorted({key.split("#")[1] for key in self.states if key.startswith(f"{name}.")}, key=utf16)
        if found:
            return found
        if "if-missing" in fact:
            return []
        raise Unsettled

    # Answers that a missing fact may have

    def outcomes(self, work):
        """All that `work` may come to, whatever the missing facts are that it reads."""
        self.tries += 1
        if self.tries > MOST_TRIES:
            raise Unsettled
        try:
            return [work()]
        except Open as missing:
            key = missing.key
        found = []
        for answer in self.candidates(key):
            self.assumed[key] = answer
            try:
                if self.is_admissible(key):
                    found += self.outcomes(work)
            finally:
                del self.assumed[key]
        return found

    def alone(self, work, hints):
        """`outcomes`, forgetting for the while what is assumed elsewhere."""
        before = self.assumed, self.tries, self.hints
        self.assumed, self.tries = {}, 0
        self.hints = json.dumps(self.with_derived(hints), ensure_ascii=False)
        try:
            return self.outcomes(work)
        finally:
            self.assumed, self.tries, self.hints = before

    def with_derived(self, hints):
        """What is asked, and the derived facts that it goes by."""
        found = [hints]
        for one in found:
            names = words(one)
            found += [of for name, of in self.book.derived.items() if name in names and of not in found]
        return found

    def candidates(self, key):
        """Every answer, or where these are many those at which something can turn."""
        if key.endswith(" document"):
            return [True, False]
        fact = self.book.fact(key)
        kind = fact["type"]
        if kind == "yes-no":
            found = [True, False]
        elif kind == "choice":
            found = list(fact["levels"])
        elif kind == "date":
            found = self.candidate_days()
        else:
            found = self.candidate_numbers(fact)
        return found + ([None] if fact.get("may-not-apply") == "yes" else [])

    def known_values(self, of):
        names = words(self.hints)
        stated = [one for key, one in self.states.items() if key.split("#")[0] in names]
        values = [guess(one["value"]) for one in stated if one["state"] == "value"]
        return [value for value in values if isinstance(value, of)]

    def candidate_days(self):
        year = self.first.year
        written = {day(one, year) for one in re.findall(r"(?:N(?:[+-]1)?|\d{4})-\d\d-\d\d", self.hints)}
        formula = re.findall(r"date\((N|\d{4}),\s*(\d+),\s*(\d+)\)", self.hints)
        written |= {datetime.date(year if y == "N" else int(y), int(m), int(d)) for y, m, d in formula}
        early = [int(one) for one in re.findall(r'"days": "(\d{1,3})', self.hints)]
        beside = {-1, 0, 1} | {-count + more for count in early for more in (-1, 0, 1)}
        near = sorted(written | set(self.known_values(datetime.date)))
        around = {one + datetime.timedelta(by) for one in near if 1 < one.year < 9999 for by in beside}
        return [NOT_DONE, datetime.date(2, 1, 1), datetime.date(9998, 12, 31), *sorted(around)]

    def candidate_numbers(self, fact):
        far = Fraction(10**18)
        least = limit(fact.get("min", "0"), far)
        most = limit(fact.get("max", "100" if fact["type"] == "percentage" else "none"), far)
        grain = Fraction(1) if fact["type"] == "integer" else number(fact["step"]) if "step" in fact else None
        least, most = -far if least is None else least, far if most is None else most
        if grain and (most - least) / grain <= 40:
            return [least + grain * step for step in range(int((most - least) / grain) + 1)]
        near = grain or Fraction(1, 10**12)
        written = {number(one) for one in re.findall(r"(?<![\d.])\d{1,30}(?:\.\d{1,30})?", self.hints)}
        around = {one + by for one in written | set(self.known_values(Fraction)) for by in (-near, 0, near)}
        fits = lambda one: least < one < most and (grain is None or (one / grain).denominator == 1)
        return [least, most, *sorted(filter(fits, around))]

    def is_admissible(self, key):
        """Is no part greater than its whole?"""
        name, _, item = key.partition("#")
        beside = lambda other: f"{other}#{item}" if item else other
        wholes = [fact["not-above"] for part, fact in self.book.facts.items() if part == name and "not-above" in fact]
        pairs = [(key, beside(whole)) for whole in wholes]
        pairs += [(beside(part), key) for part, fact in self.book.facts.items() if fact.get("not-above") == name]
        for part, whole in pairs:
            try:
                if self.answer(part) > self.answer(whole):
                    return False
            except (Open, Outside, Unsettled):
                continue
        return True

    # Derived facts

    def derive(self, derived):
        kinds = {"of-list": self.of_list, "of-peers": self.of_peers, "quotient": self.quotient}
        return {**kinds, "formula": self.by_formula}[derived["kind"]](derived)

    def otherwise(self, outcome):
        """What a set says where nothing can be reckoned."""
        if outcome == "undetermined":
            raise Unsettled
        if outcome == "not-applicable":
            raise Outside
        return number(outcome)

    def of_list(self, derived):
        take, where, field = derived["take"], derived.get("where"), derived.get("field")
        chosen, asked = [], 0
        for item in self.items(derived["list"]):
            if take == "share":
                try:
                    for name in facts_in(where):
                        self.read(name, item)
                except Outside:
                    continue
                asked += 1
            if where is not None and not is_met(where, self, item):
                continue
            try:
                chosen.append(self.read(field, item) if field else None)
            except Outside:
                continue
        if take in ("count", "sum"):
            return Fraction(len(chosen)) if take == "count" else sum(chosen, Fraction(0))
        if not (asked if take == "share" else chosen):
            return self.otherwise(derived["when-none"])
        if take == "share":
            return Fraction(100 * len(chosen), asked)
        return {"mean": lambda all: sum(all) / len(all), "least": min, "most": max}[take](chosen)

    def of_peers(self, derived):
        if self.compared is None:
            raise Unsettled
        values = [number(one) for one in self.compared["values"][derived["fact"]]]
        take = derived["take"]
        if take == "place":
            own = self.read(derived["fact"])
            ahead = sum(one > own if derived["best"] == "most" else one < own for one in values)
            shared = values.count(own)
            last = ahead + shared
            shares = {"first": ahead + 1, "last": last, "mean": Fraction(ahead + 1 + last, 2)}
            return Fraction(shares[derived["ties"]])
        if take == "count":
            return Fraction(len(values))
        if not values:
            return self.otherwise(derived.get("when-none", "not-applicable"))
        return {"average": lambda all: sum(all) / len(all), "least": min, "most": max, "sum": sum}[take](values)

    def quotient(self, derived):
        part, whole = self.read(derived["part"]), self.read(derived["whole"])
        if whole == 0:
            return self.otherwise(derived["when-zero"])
        return part / whole * (100 if derived.get("percent") == "yes" else 1)

    def by_formula(self, derived):
        try:
            return computed(self.book.trees[derived["formula"]], self)
        except NoValue:
            return self.otherwise(derived["when-zero"])


def words(written):
    """The ids in a part of the set, fields with and without their list."""
    return set(re.findall(r"[a-z0-9_]+(?:\.[a-z0-9_]+)?", json.dumps(written)))


def guess(text):
    """A day or a number, whatever the fact's type is; else nothing."""
    try:
        return day(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else number(text)
    except (Refused, ValueError, ZeroDivisionError):
        return None


# ── Formulas


def computed(node, facts, worth=None):
    """The value of a tree: a number, a truth, a day."""
    kind = node["node"]
    if kind == "number":
        return number(node["value"])
    if kind == "truth":
        return node["value"]
    if kind == "name":
        return worth if node["name"] == "M" and worth is not None else facts.read(node["name"])
    if kind == "unary":
        value = computed(node["of"], facts, worth)
        return not value if node["op"] == "not" else -value
    if kind == "call":
        return call(node, facts, worth)
    left, right, op = node["left"], node["right"], node["op"]
    if op in ("and", "or"):
        return joined(op, left, right, facts, worth)
    if op in ("==", "!="):
        left, right = as_level(left, right, facts), as_level(right, left, facts)
    one, other = both([left, right], facts, worth)
    if op == "/" and other == 0:
        raise NoValue
    if op in "+-*/":
        return {"+": one + other, "-": one - other, "*": one * other}[op] if op != "/" else one / other
    if NOT_DONE in (one, other):
        return False
    return {
        "<": lambda: one < other,
        "<=": lambda: one <= other,
        ">": lambda: one > other,
        ">=": lambda: one >= other,
        "==": lambda: one == other,
        "!=": lambda: one != other,
    }[op]()


def as_level(node, beside, facts):
    """A name beside a choice is a level of it, where there is one of this name."""
    if node["node"] == "name" and beside["node"] == "name":
        choice = facts.book.facts.get(beside["name"], {})
        if choice.get("type") == "choice" and node["name"] in choice["levels"]:
            return {"node": "level", "value": node["name"]}
    return node


def both(nodes, facts, worth):
    """All values; what does not apply goes before what has no value."""
    values, without_value = [], None
    for node in nodes:
        try:
            values.append(node["value"] if node["node"] == "level" else computed(node, facts, worth))
        except NoValue as error:
            without_value = error
    if without_value:
        raise without_value
    return values


def joined(op, left, right, facts, worth):
    """`and` is settled by one side that is not so, `or` by one that is, whatever the other is."""
    decides, hindered = op == "or", []
    for side in (left, right):
        try:
            if computed(side, facts, worth) == decides:
                return decides
        except (Open, Outside, NoValue, Unsettled) as error:
            hindered.append(error)
    for first in (Open, Unsettled, Outside, NoValue):
        for error in hindered:
            if isinstance(error, first):
                raise error
    return not decides


def call(node, facts, worth):
    name, args = node["name"], node["args"]
    if name == "if":
        return computed(args[1] if computed(args[0], facts, worth) else args[2], facts, worth)
    if name == "date":
        year, month, of_month = args
        shift = {"+": 1, "-": -1}.get(year.get("op"), 0)
        named = year["node"] == "name" or year["node"] == "binary"
        of_year = facts.first.year + shift if named else int(number(year["value"]))
        return datetime.date(of_year, int(number(month["value"])), int(number(of_month["value"])))
    values = both(args, facts, worth)
    if name == "days":
        if NOT_DONE in values:
            raise NoValue
        return Fraction((values[1] - values[0]).days)
    if name == "round":
        return to_grain(values[0], Fraction(1, 10 ** min(int(values[1]), 6)), "half-up")
    if name in ("floor", "ceil"):
        return Fraction(getattr(math, name)(values[0]))
    return {"min": min, "max": max, "sum": sum, "abs": lambda all: abs(all[0])}[name](values)


# ── Conditions


def facts_in(condition):
    """The names of the facts that it asks for."""
    parts = condition.get("all") or condition.get("any") or ([condition["not"]] if "not" in condition else [])
    return [condition["fact"]] if "fact" in condition else [name for part in parts for name in facts_in(part)]


def is_met(condition, facts, item=None, score=None):
    """Is it met? On a fact that does not apply it is not."""
    if "all" in condition or "any" in condition:
        return joined_conditions(condition, facts, item, score)
    if "not" in condition:
        return not is_met(condition["not"], facts, item, score)
    agency = facts.agency
    if "attribute" in condition:
        return (condition["attribute"] in agency["attributes"]) == (condition["is"] == "yes")
    if "period" in condition:
        return is_one_of(kind_of(facts.period), condition)
    if condition.get("agency") == "kind":
        return is_one_of(agency["kind"], condition)
    if condition.get("agency") == "months":
        since = agency["lineFrom" if condition.get("with-predecessors") == "yes" else "validFrom"]
        months = math.inf if since is None else Fraction(whole_months(day(since), facts.last))
        return compares(months, condition, Fraction(0))
    if "points" in condition:
        points, worth = score.seen(condition["points"])
        return compares(points, condition, worth)
    if "every" in condition:
        return all(compares(points, condition, worth) for points, worth in score.every(condition["every"]))
    return is_met_by_fact(condition, facts, item)


def joined_conditions(condition, facts, item, score):
    decides, missing = "any" in condition, None
    for part in condition["any" if decides else "all"]:
        try:
            if is_met(part, facts, item, score) == decides:
                return decides
        except (Open, Unsettled) as error:
            missing = missing or error
    if missing:
        raise missing
    return not decides


def is_met_by_fact(condition, facts, item):
    name = condition["fact"]
    try:
        if "documented" in condition:
            return facts.is_documented(name, item) == (condition["documented"] == "yes")
        value = facts.read(name, item)
    except Outside:
        return condition.get("applies") == "no"
    if "applies" in condition:
        return condition["applies"] == "yes"
    if "done" in condition:
        return (value != NOT_DONE) == (condition["done"] == "yes")
    if isinstance(value, bool):
        return value == (condition["is"] == "yes")
    if isinstance(value, datetime.date) or value == NOT_DONE:
        test = next(one for one in ("before", "by", "from", "after") if one in condition)
        than = day(condition[test], facts.first.year)
        if value == NOT_DONE:
            return False
        return {"before": value < than, "by": value <= than, "from": value >= than, "after": value > than}[test]
    return is_one_of(value, condition) if isinstance(value, str) else compares(value, condition, Fraction(0))


def is_one_of(value, condition):
    return value in condition["one-of"] if "one-of" in condition else value == condition["is"]


def compares(value, condition, worth):
    """A number against a bound; a share is of what it is worth."""
    test = next(one for one in ("at-least", "above", "at-most", "less-than") if one in condition)
    than = amount(condition[test], worth)
    if test in ("at-least", "at-most"):
        return value >= than if test == "at-least" else value <= than
    return value > than if test == "above" else value < than


# ── Rules: one function a kind, in the order of docs/semantics.md; `worth` is M


class Rules:
    """Points of a rule, from the facts; `Outside` where it does not apply."""

    def __init__(self, facts, score):
        self.facts, self.score, self.book = facts, score, facts.book
        self.policy = self.book.data["not-applicable"]["policy"]

    def points(self, rule, worth, item=None):
        kind = rule["kind"]
        if kind not in RULE_KINDS:
            raise Refused(f"there is no rule kind {kind!r}")
        return RULE_KINDS[kind](self, rule, worth, item)

    def part(self, part, worth, item):
        return self.points(part["rule"], amount(part["max"], worth), item)

    def meets(self, condition, item):
        return is_met(condition, self.facts, item, self.score)

    def outcome(self, text, worth):
        """Of `when-zero` or `when-none`."""
        if text == "undetermined":
            raise Unsettled
        if text == "not-applicable":
            raise Outside
        return amount(text, worth)

    def yes_no(self, rule, worth, item):
        is_yes = self.facts.read(rule["fact"], item)
        return amount(rule.get("yes", "100%") if is_yes else rule.get("no", "0"), worth)

    def choice(self, rule, worth, item):
        return amount(rule["points"][self.facts.read(rule["fact"], item)], worth)

    def graded(self, rule, worth, item):
        return self.facts.read(rule["fact"], item)

    def count(self, rule, worth, item):
        each = amount(rule["each"], worth)
        cases = max(Fraction(0), self.facts.read(rule["fact"], item) - number(rule.get("after", "0")))
        cap = limit(rule.get("at-most", "none" if each < 0 else "100%"), worth)
        size = held(abs(each) * cases, None, cap)
        return -size if each < 0 else size

    def increment(self, rule, worth, item):
        start = rule["from"]
        origin = number(start) if isinstance(start, str) else self.facts.read(start["fact"], item)
        per, value = number(rule["per"]), self.facts.read(rule["fact"], item)
        if "scale" in rule and self.meets(rule["scale"]["when"], item):
            by = amount(rule["scale"]["by"], Fraction(1))
            origin, per = origin * by, per * by
        beyond = origin - value if rule.get("direction") == "down" else value - origin
        steps = max(Fraction(0), beyond) / per
        if rule.get("steps") == "whole":
            steps = math.floor(steps)
        points = amount(rule.get("start", "0"), worth) + amount(rule["each"], worth) * steps
        return within(points, rule, worth, most=("at-most", "100%"))

    def share(self, rule, item):
        """Part of a whole; nothing where the whole is 0."""
        part, whole = self.facts.read(rule["part"], item), self.facts.read(rule["whole"], item)
        return None if whole == 0 else part / whole

    def ratio(self, rule, worth, item):
        if "fact" in rule:
            share = self.facts.read(rule["fact"], item) / number(rule["out-of"])
        else:
            share = self.share(rule, item)
        if share is None:
            return self.outcome(rule["when-zero"], worth)
        return held(share * worth, None, limit(rule.get("at-most", "100%"), worth))

    def relative(self, rule, worth, item):
        reached, best = self.facts.read(rule["fact"], item), self.facts.read(rule["best"], item)
        at_target = amount(rule.get("at-target", "50%"), worth)
        if reached <= 1:
            return at_target * max(Fraction(0), reached)
        return at_target + (worth - at_target) * (reached - 1) / (best - 1) if reached < best else worth

    def bands(self, rule, worth, item):
        if "fact" in rule:
            value = self.facts.read(rule["fact"], item)
        else:
            share = self.share(rule, item)
            if share is None:
                return self.outcome(rule["when-zero"], worth)
            value = min(Fraction(1), share) * 100
        for band in rule["bands"]:
            if is_in_band(value, band):
                return amount(band["points"], worth)
        return amount(rule["otherwise"], worth)

    def deadline(self, rule, worth, item):
        limit_fact = rule.get("before-fact", rule.get("by-fact"))
        if limit_fact:
            last = self.facts.read(limit_fact, item)
            if last == NOT_DONE:
                raise Outside
        else:
            last = day(rule.get("before", rule.get("by")), self.facts.first.year)
        if "before" in rule or "before-fact" in rule:
            last -= datetime.timedelta(1)
        done = self.facts.read(rule["fact"], item)
        if done == NOT_DONE:
            return amount(rule.get("not-done", "0"), worth)
        in_time = rule.get("in-time", "100%")
        if done <= last:
            early = rule.get("early")
            is_early = early and (last - done).days >= number(early["days"])
            return amount(in_time, worth) + (amount(early["plus"], worth) if is_early else 0)
        per_day = rule.get("per-day")
        if not per_day:
            return amount(rule.get("late", "0"), worth)
        lost = amount(per_day["minus"], worth) * (done - last).days
        cap = limit(per_day.get("at-most", "100%"), worth)
        return amount(rule.get("late", in_time), worth) - held(lost, None, cap)

    def added(self, parts):
        """Parts (what each is worth, how it is reckoned) added up; what does not apply falls out."""
        entries = []
        for worth, reckon in parts:
            try:
                entries.append(Entry(worth, reckon(), Fraction(0), self.policy, False))
            except Outside:
                entries.append(Entry(worth, None, Fraction(0), self.policy, False))
        tally = tallied(entries, sum((one.worth for one in entries if one.worth > 0), Fraction(0)))
        if tally.points is None:
            raise Outside
        return tally.points + tally.extras

    def checklist(self, rule, worth, item):
        def reckon(one):
            return lambda: amount(one["points"], worth) if self.facts.read(one["fact"], item) else Fraction(0)

        return self.added([(amount(one["points"], worth), reckon(one)) for one in rule["items"]])

    def sum(self, rule, worth, item):
        reckon = lambda part: lambda: self.part(part, worth, item)
        points = self.added([(amount(part["max"], worth), reckon(part)) for part in rule["parts"]])
        return within(points, rule, worth)

    def best_of(self, rule, worth, item):
        found = self.those_that_apply(lambda option: self.part(option, worth, item), rule["options"])
        if not found:
            raise Outside
        return max(found)

    def cases(self, rule, worth, item):
        chosen = next((one for one in rule["cases"] if self.meets(one["when"], item)), rule["otherwise"])
        return self.points(chosen["rule"], worth, item) if "rule" in chosen else amount(chosen["points"], worth)

    def adjusted(self, rule, worth, item):
        base = rule.get("base", "0")
        points = amount(base, worth) if isinstance(base, str) else self.points(base, worth, item)
        points += self.pool(rule.get("plus"), worth, item) - self.pool(rule.get("minus"), worth, item)
        return within(points, rule, worth)

    def pool(self, pool, worth, item):
        if pool is None:
            return Fraction(0)
        found = self.those_that_apply(lambda part: self.part(part, worth, item), pool["parts"])
        return held(sum(found, Fraction(0)), None, limit(pool.get("at-most", "none"), worth))

    def each(self, rule, worth, item):
        items = self.facts.items(rule["list"])
        found = self.those_that_apply(lambda one: self.points(rule["rule"], worth, one), items)
        if not found:
            points = self.outcome(rule["when-none"], worth)
        else:
            take = {"sum": sum, "mean": lambda all: sum(all) / len(all), "least": min, "most": max}
            points = take[rule.get("take", "sum")](found)
        return within(points, rule, worth)

    def formula(self, rule, worth, item):
        try:
            return computed(self.book.trees[rule["formula"]], self.facts, worth)
        except NoValue:
            return self.outcome(rule["when-zero"], worth)

    def those_that_apply(self, reckon, parts):
        found = []
        for part in parts:
            try:
                found.append(reckon(part))
            except Outside:
                continue
        return found


RULE_KINDS = {
    "yes-no": Rules.yes_no,
    "choice": Rules.choice,
    "graded": Rules.graded,
    "count": Rules.count,
    "increment": Rules.increment,
    "ratio": Rules.ratio,
    "relative": Rules.relative,
    "bands": Rules.bands,
    "deadline": Rules.deadline,
    "checklist": Rules.checklist,
    "sum": Rules.sum,
    "best-of": Rules.best_of,
    "cases": Rules.cases,
    "adjusted": Rules.adjusted,
    "each": Rules.each,
    "formula": Rules.formula,
}


def is_in_band(value, band):
    holds = {
        "from": lambda end: value >= end,
        "to": lambda end: value <= end,
        "above": lambda end: value > end,
        "below": lambda end: value < end,
        "is": lambda end: value == end,
    }
    return all(holds[key](number(text)) for key, text in band.items() if key in holds)


# ── Not applicable: adding up what applies

Entry = namedtuple("Entry", "worth points extras policy is_own_policy")  # points: None where it does not apply
Tally = namedtuple("Tally", "points extras factor")  # extras: bonuses and deductions, which nothing multiplies


def is_left_out(entry):
    """Does it not apply, so that the rest is rescaled?"""
    return entry.points is None and entry.policy == "rescale"


def falls_out(entry):
    """Does it not apply, and says itself nothing else than what holds above it?"""
    return entry.points is None and not (entry.is_own_policy and entry.policy != "rescale")


def counts_as(entry):
    """Its points, or what its policy gives where it does not apply."""
    if entry.points is not None:
        return entry.points
    return entry.worth if entry.policy == "full" and entry.worth > 0 else Fraction(0)


def tallied(entries, whole):
    """`whole` is what all of it is worth."""
    weighty = [one for one in entries if one.worth > 0]
    extras = sum((one.extras for one in entries), Fraction(0))
    extras += sum((counts_as(one) for one in entries if one.worth <= 0), Fraction(0))
    kept = [one for one in weighty if not is_left_out(one)]
    worth = sum((one.worth for one in kept), Fraction(0))
    if weighty and all(falls_out(one) for one in weighty):
        return Tally(None, extras, None)
    factor = whole / worth if len(kept) < len(weighty) and whole > worth else None
    return Tally(sum(map(counts_as, kept), Fraction(0)) * (factor or 1), extras, factor)


# ── One agency: criteria, groups, subtotals, total, grade


class Score:
    """What the facts of one agency come to in one period; `given` is what the certificate says of it."""

    def __init__(self, facts, given):
        self.facts, self.book, self.given = facts, facts.book, given
        self.data, self.kind = facts.book.data, facts.agency["kind"]
        self.rules = Rules(facts, self)
        self.base = None if self.data["base"] == "none" else self.of_kind(self.data["base"])
        self.known, self.under_way, self.taken = {}, set(), []
        self.parents, self.nodes = {}, []
        self.top = [one for one in self.data.get("criteria", []) if self.is_in_table(one)]
        for node in self.top:
            self.collect(node, None)

    def of_kind(self, worth):
        return number(worth if isinstance(worth, str) else worth.get(self.kind, "0"))

    def is_in_table(self, node):
        if not isinstance(node["max"], str) and self.kind not in node["max"]:
            return False
        if "children" in node:
            return any(self.is_in_table(one) for one in node["children"])
        return self.kind in node.get("for", [self.kind])

    def children(self, node):
        return [one for one in node["children"] if self.is_in_table(one)]

    def collect(self, node, parent):
        self.nodes.append(node)
        self.parents[node["code"]] = parent
        for one in self.children(node) if "children" in node else []:
            self.collect(one, node)

    # Criteria

    def criterion(self, node):
        """Its points (None where it does not apply), status, and why it was lost."""
        code = node["code"]
        if code not in self.known:
            if code in self.under_way:
                raise Refused(f"the points of {code} go by themselves")
            self.under_way.add(code)
            self.known[code] = self.settled(node)
        return self.known[code]

    def settled(self, node):
        worth, zero_when = self.of_kind(node["max"]), node.get("zero-when")
        tried = []

        def once():
            outcome = work()
            if self.facts.assumed and outcome[0] is not None:
                tried.append(outcome[0])
            return outcome

        def work():
            is_lost = zero_when is not None and is_met(zero_when["when"], self.facts, None, self)
            why = zero_when["why"] if is_lost else None
            try:
                points = rounded(self.rules.points(node["rule"], worth), self.book.rounding("criterion"))
            except Outside:
                return None, why
            points = within(points, node, worth, ("floor", "0"), ("ceiling", "100%"))
            return Fraction(0) if is_lost else points, why

        try:
            found = self.facts.alone(once, [node["rule"], zero_when])
        except Unsettled:
            points, status = self.as_given(node["code"], min(tried, default=None))
            self.taken.append(node["code"])
            return points, status, self.given["criteria"][node["code"]]["lostBecause"]
        whys = {why for _, why in found}
        why = whys.pop() if len(whys) == 1 else None
        known = [points for points, _ in found if points is not None]
        if not known:
            return None, "not-applicable", why
        if not tried:
            return known[0], "scored", why
        return (*self.as_given(node["code"], min(known)), why)

    def as_given(self, code, least):
        """Of what a missing fact leaves open, the least points tried; or the certificate's, where these are lower."""
        given = self.given["criteria"].get(code, {"status": None})
        if least is None and given["status"] != "least-favourable":
            raise Differs(f"criterion {code}", given["status"], "not known from the facts")
        status = "scored" if given["status"] == "scored" else "least-favourable"
        if status == "scored" or (least is not None and number(given["points"]["earned"]) >= least):
            return least, status
        if least is not None:
            self.taken.append(code)
        return number(given["points"]["earned"]), status

    # Groups

    def policy(self, node):
        if "not-applicable" in node:
            return node["not-applicable"]
        parent = self.parents[node["code"]]
        return self.policy(parent) if parent else self.data["not-applicable"]["policy"]

    def is_one_number(self, group):
        """It enters what is above it as one number, its bonuses and deductions with it."""
        limits = ("floor", "ceiling", "zero-when")
        return self.book.rounding("group") is not None or any(key in group for key in limits)

    def is_brought_to_its_own(self, group):
        level = self.data["not-applicable"].get("level")
        is_own = level == "group" or "not-applicable" in group
        return self.policy(group) != "rescale" or is_own or self.is_one_number(group)

    def entries(self, node):
        worth, policy, is_own = self.of_kind(node["max"]), self.policy(node), "not-applicable" in node
        if "children" not in node:
            return [Entry(worth, self.criterion(node)[0], Fraction(0), policy, is_own)]
        if not self.is_brought_to_its_own(node):
            return [entry for child in self.children(node) for entry in self.entries(child)]
        tally, total, _ = self.group(node)
        if tally.points is None:
            return [Entry(worth, None, total, policy, is_own)]
        if self.is_one_number(node):
            return [Entry(worth, total, Fraction(0), policy, is_own)]
        return [Entry(worth, tally.points, tally.extras, policy, is_own)]

    def group(self, group):
        """How its children add up, what they come to within its rounding and limits, and why it was lost."""
        code = group["code"]
        if code not in self.known:
            worth = self.of_kind(group["max"])
            tally = tallied([entry for child in self.children(group) for entry in self.entries(child)], worth)
            self.known[code] = (tally, *self.limited_as_group((tally.points or Fraction(0)) + tally.extras, group))
        return self.known[code]

    def lost(self, points, node):
        """Nothing where its `zero-when` is met; where that is open, the lesser of its points and nothing."""
        verdict = self.judged(node["zero-when"]["when"]) if "zero-when" in node else False
        if verdict is None:
            return min(points, Fraction(0)), None
        return (Fraction(0), node["zero-when"]["why"]) if verdict else (points, None)

    def points_of(self, node):
        """As it enters the total; None where it does not apply."""
        if "children" not in node:
            return self.criterion(node)[0]
        tally, total, _ = self.group(node)
        return None if tally.points is None else total

    def plainly_added(self, group):
        """Its points before what does not apply is made up for by rescaling, and what they are out of."""
        entries = [entry for child in self.children(group) for entry in self.entries(child)]
        worth = self.of_kind(group["max"])
        points = sum((one.extras + counts_as(one) for one in entries), Fraction(0))
        weighty = [one for one in entries if one.worth > 0]
        kept = [one for one in weighty if not is_left_out(one)]
        if len(kept) < len(weighty):
            worth = sum((one.worth for one in kept), Fraction(0))
        return self.limited_as_group(points, group)[0], worth

    def limited_as_group(self, points, group):
        worth = self.of_kind(group["max"])
        points = rounded(points, self.book.rounding("group"))
        points = within(points, group, worth, ("floor", "none"), ("ceiling", "none"))
        return self.lost(points, group)

    # Total and subtotals

    def tally_of(self, of=None, leave_out=()):
        """Of the nodes named and what stands under them, or of all but some."""

        def walk(nodes):
            for node in nodes:
                if node["code"] in leave_out:
                    continue
                if of is None or node["code"] in of:
                    yield node
                elif "children" in node:
                    yield from walk(self.children(node))

        chosen = list(walk(self.top))
        worth = sum((self.of_kind(node["max"]) for node in chosen), Fraction(0))
        if [node["code"] for node in chosen] == [node["code"] for node in self.top]:
            worth = self.base or Fraction(0)
        tally = tallied([entry for node in chosen for entry in self.entries(node)], worth)
        return tally, worth

    def subtotal(self, name):
        stated = self.data["subtotals"][name]
        tally, worth = self.tally_of(stated.get("of"), stated.get("without", ()))
        if tally.points is None:
            return worth, worth
        return rounded(tally.points + tally.extras, self.book.rounding("total")), worth

    def before_rounding(self):
        tally, _ = self.tally_of()
        if self.base is None or tally.points is None:
            return None, None
        is_at_once = not any("children" in node and self.is_brought_to_its_own(node) for node in self.nodes)
        is_told = is_at_once and self.data["not-applicable"]["policy"] == "rescale"
        return tally.points + tally.extras, tally.factor if is_told else None

    def total(self):
        if "total" not in self.known:
            points, _ = self.before_rounding()
            points, why = self.limited(points or Fraction(0))
            self.known["total"] = (None if self.before_rounding()[0] is None else points, why)
        return self.known["total"]

    def limited(self, points):
        limits = self.data.get("total", {})
        points = rounded(points, self.book.rounding("total"))
        points = within(points, limits, self.base, ("floor", "none"), ("ceiling", "none"))
        return self.lost(points, limits)

    # What conditions see

    def seen(self, name):
        """Points and what they are of; what does not apply counts as reached in full."""
        if name == "total":
            points, worth = self.total()[0], self.base
        elif name in self.data.get("subtotals", {}):
            return self.subtotal(name)
        else:
            node = next(one for one in self.nodes if one["code"] == name)
            points, worth = self.points_of(node), self.of_kind(node["max"])
        return (worth if points is None else points), worth

    def every(self, level):
        for node in self.nodes:
            is_asked = ("children" in node) == (level == "group")
            if is_asked and self.of_kind(node["max"]) > 0 and node.get("bonus") != "yes":
                yield self.seen(node["code"])

    def judged(self, condition):
        """True, False, or None where a missing fact leaves it open."""
        if "not" in condition:
            inner = self.judged(condition["not"])
            return None if inner is None else not inner
        for key, decides in (("all", False), ("any", True)):
            if key in condition:
                found = [self.judged(one) for one in condition[key]]
                return decides if decides in found else None if None in found else not decides
        try:
            found = set(self.facts.alone(lambda: is_met(condition, self.facts, None, self), condition))
        except Unsettled:
            return None
        return found.pop() if len(found) == 1 else None

    def is_required(self, condition):
        return self.judged(condition) is True

    def is_against(self, condition):
        return self.judged(condition) is not False

    def is_eligible(self):
        return all(self.is_required(one["when"]) for one in self.data.get("eligibility", []))

    # The grade

    def grade(self):
        """The id of the grade, or `no-grade`, or `not-gradable`."""
        total = self.total()[0]
        if total is None and self.base is not None:
            return "not-gradable"
        against = lambda key: [one for one in self.data.get(key, []) if self.is_against(one["when"])]
        if against("not-gradable"):
            return "not-gradable"
        grades = self.data.get("grades", [])
        at = next((index for index, one in enumerate(grades) if self.fits(one, total)), None)
        if at is None:
            return "no-grade"
        at = min(at + sum(int(number(one.get("by", "1"))) for one in against("grade-lowering")), len(grades) - 1)
        ids = [one["id"] for one in grades]
        return ids[max([at, *(ids.index(one["at-most"]) for one in against("grade-ceilings"))])]

    def fits(self, grade, total):
        ends = {test: amount(grade[test], self.base) for test in ("at-least", "below", "to") if test in grade}
        if "at-least" in ends and total < ends["at-least"]:
            return False
        if self.data.get("fall-through", "yes") == "no":
            if ("below" in ends and total >= ends["below"]) or ("to" in ends and total > ends["to"]):
                return False
        return "requires" not in grade or self.is_required(grade["requires"])


class MeanScore(Score):
    """The score of a longer period: the mean of those of its months (quarters, halves)."""

    def __init__(self, facts, given, parts):
        super().__init__(facts, given)
        self.parts = parts
        self.top, self.nodes = [], []

    def before_rounding(self):
        totals = [total for total in (part.total()[0] for part in self.parts) if total is not None]
        return (sum(totals) / len(totals) if totals else None), None

    def lost(self, points, node):
        return points, None

    def in_parts(self, condition):
        """What is judged of each part: by what the longer period states itself, else by what the part does."""
        own = self.facts.states
        for part in self.parts:
            if part.total()[0] is None:
                continue
            seen = part.facts.states, part.known.get("total")
            part.facts.states = {**part.facts.states, **own}
            part.known["total"] = self.total()
            yield part.judged(condition)
            part.facts.states, part.known["total"] = seen

    def is_required(self, condition):
        return all(one is True for one in self.in_parts(condition))

    def is_against(self, condition):
        return any(one is not False for one in self.in_parts(condition))

    def is_eligible(self):
        return True


# ── Holding the certificate against what was reckoned


def same(points):
    """Of a closed record the three are equal."""
    return {"earned": points, "atLeast": points, "atMost": points}


def results_differ(score, result):
    """What does not follow, from the smallest part to the whole, but for what only follows from that."""
    stages = [criteria_of, groups_of, subtotals_of, total_of, grade_of]
    for stage in stages:
        found = [(place, says, reckoned) for place, says, reckoned in stage(score, result) if says != reckoned]
        if found:
            return found
    return []


def names_of(place, stated, reckoned):
    yield place, sorted(stated), sorted(reckoned)


def criteria_of(score, result):
    leaves = [node for node in score.nodes if "children" not in node]
    yield from names_of("the list of criteria", result["criteria"], [node["code"] for node in leaves])
    for node in leaves:
        stated = result["criteria"].get(node["code"])
        if stated is not None:
            points, status, why = score.criterion(node)
            reckoned = {"status": status, "points": same(text_of(points)), "max": text_of(score.of_kind(node["max"]))}
            reckoned["lostBecause"] = why
            yield f"criterion {node['code']}", {key: stated[key] for key in reckoned}, reckoned


def groups_of(score, result):
    groups = [node for node in score.nodes if "children" in node]
    yield from names_of("the list of groups", result["groups"], [node["code"] for node in groups])
    for node in groups:
        _, _, why = score.group(node)
        points, out_of = score.plainly_added(node)
        rescaled = score.points_of(node)
        points = None if rescaled is None else points
        reckoned = {"points": same(text_of(points)), "outOf": text_of(out_of), "lostBecause": why}
        reckoned.update(rescaled=same(text_of(rescaled)), max=text_of(score.of_kind(node["max"])))
        yield f"group {node['code']}", result["groups"][node["code"]], reckoned


def subtotals_of(score, result):
    names = score.data.get("subtotals", {}) if score.nodes else {}
    yield from names_of("the list of subtotals", result["subtotals"], names)
    for name in names:
        points, worth = score.subtotal(name)
        yield f"subtotal {name}", result["subtotals"][name], {"points": same(text_of(points)), "max": text_of(worth)}


def total_of(score, result):
    before, factor = score.before_rounding()
    points, why = score.total()
    yield "total before rounding", result["beforeRounding"], same(text_of(before))
    yield "total", result["points"], same(text_of(points))
    yield "outOf", result["outOf"], text_of(score.base)
    yield "rescaledBy", result["rescaledBy"], text_of(factor)
    yield "the cause of losing the total", result["lostBecause"], why


def grade_of(score, result):
    grade = score.grade()
    is_none = grade in ("no-grade", "not-gradable")
    reckoned = {"id": None if is_none else grade, "status": grade if is_none else "final", "possible": [grade]}
    yield "grade", result["grade"], reckoned


class Verdict:
    """What was found about one certificate."""

    def __init__(self, certificate, is_signed):
        self.certificate, self.is_signed = certificate, is_signed
        self.differences, self.notes = [], []
        self.reckoned = 0

    def differ(self, place, says, reckoned):
        self.differences.append({"where": place, "says": says, "reckoned": reckoned})


def verify(data):
    """The verdict on the bytes of a certificate; `Refused` where they are none."""
    try:
        certificate, is_signed = certificate_in(data)
        check_form(certificate)
        verdict = Verdict(certificate, is_signed)
        for place, says, reckoned in all_digests(certificate):
            if says != reckoned:
                verdict.differ(f"digest of {place}", says, reckoned)
        if not verdict.differences:
            reckon_again(verdict)
        return verdict
    except Differs as found:
        verdict.differ(*found.told)
        return verdict
    except Refused:
        raise
    except RecursionError as error:
        raise Refused("something in the set goes by itself, or is nested too deep") from error
    except (Outside, NoValue, Open, Unsettled) as error:
        raise Refused(f"something that is asked for has no value ({type(error).__name__})") from error
    except (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError) as error:
        raise Refused(f"not of the documented form ({type(error).__name__}: {str(error)[:100]})") from error


def reckon_again(verdict):
    certificate = verdict.certificate
    book, scores = Book(certificate), {}
    for one in certificate["agencies"]:
        name = one["agency"]["id"]
        for place, says, reckoned in states_differ(book, name, one["evidence"]):
            verdict.differ(place, says, reckoned)
    if verdict.differences:
        return
    for one in certificate["agencies"]:
        name, result = one["agency"]["id"], one["result"]
        if not result["closed"]:
            verdict.notes.append(f"{name} is provisional: not reckoned")
            continue
        try:
            scores[name] = score = score_of(book, one["agency"], one["evidence"], result, certificate["compared"])
            found = heads_differ(certificate, one) or agency_differs(score, result)
        except Differs as differs:
            found = [differs.told]
        for place, says, reckoned in found:
            verdict.differ(f"{name}, {place}", says, reckoned)
        verdict.reckoned += 1
        for score in (scores[name], *getattr(scores[name], "parts", ())):
            if score.taken:
                codes = ", ".join(dict.fromkeys(score.taken))
                verdict.notes.append(f"{name}, {score.facts.period}, {codes}: {TAKEN}")
    if not verdict.differences:
        for place, says, reckoned in block_differs(book, certificate, scores):
            if says != reckoned:
                verdict.differ(place, says, reckoned)


TAKEN = "left open by a missing fact, and taken as they stand: below every answer tried, or not all could be tried"


def score_of(book, agency, evidence, result, compared):
    parts = [
        score_of(book, agency, part, of_part, None) for part, of_part in zip(evidence["parts"], result["periods"])
    ]
    facts = Facts(book, agency, evidence, compared)
    return MeanScore(facts, result, parts) if parts else Score(facts, result)


def heads_differ(certificate, one):
    data, result = certificate["set"]["data"], one["result"]
    stated = {"id": data["set"], "edition": data["edition"], "basis": data["basis"]}
    stated["digest"] = certificate["digests"]["set"]
    found = [
        ("set of the result", result["set"], stated),
        ("agency of the result", result["agency"], one["agency"]["id"]),
        ("period", [result["period"], one["evidence"]["period"]], [certificate["period"]] * 2),
        ("semantics", result["semantics"], certificate["semantics"]),
        ("trial", result["trial"], certificate["trial"]),
        ("keptOpenBy of a closed record", result["keptOpenBy"], []),
        ("closing", certificate["close"], True),
    ]
    if "mean-of" in data and one["evidence"]["parts"]:
        facts, kind = Facts(Book(certificate), one["agency"], one["evidence"], None), data["mean-of"]["periods"]
        held = [part for part in parts_of(facts.period, kind) if facts.exists_in(part)]
        found.append(("shorter periods", [part["period"] for part in one["evidence"]["parts"]], held))
        found.append(("shorter periods of the result", [part["period"] for part in result["periods"]], held))
    return [one for one in found if one[1] != one[2]]


def agency_differs(score, result):
    """Differences of the shorter periods first: the longer one follows from them."""
    for part, of_part in zip(getattr(score, "parts", ()), result["periods"]):
        found = agency_differs(part, of_part)
        if found:
            return [(f"{part.facts.period}, {place}", *values) for place, *values in found]
    if not score.is_eligible():
        nothing = {"criteria": {}, "groups": {}, "subtotals": {}, "points": same(None), "beforeRounding": same(None)}
        found = [(f"{key} of who is not eligible", result[key], value) for key, value in nothing.items()]
        found.append(("grade of who is not eligible", result["grade"]["status"], "not-gradable"))
        score.known["total"] = (None, None)
        return [one for one in found if one[1] != one[2]]
    return results_differ(score, result)


# ── The block


def block_differs(book, certificate, scores):
    """What agencies are compared by, the places, the standing; only where the certificate is of the block."""
    if certificate["scope"] != "block":
        return
    agencies = {one["agency"]["id"]: one for one in certificate["agencies"]}
    if certificate["compared"] is not None:
        compared = {name: score for name, score in scores.items() if score.is_eligible()}
        for fact in book.peer_facts():
            numbers = [number_of(score, fact) for score in compared.values()]
            values = sorted(value for value in numbers if value is not None)
            yield f"compared by {fact}", certificate["compared"]["values"].get(fact), [text_of(one) for one in values]
        for name, one in agencies.items():
            counts = {key: certificate["compared"][key] for key in ("closed", "all")} if name in compared else None
            yield f"{name}, comparedWith", one["result"]["comparedWith"], counts
        yield "compared.closed", certificate["compared"]["closed"], str(len(compared))
    totals = {name: score.total()[0] for name, score in scores.items()}
    in_list = [name for name in totals if is_placed(agencies[name]["result"], totals[name])]
    tie_breaks = book.data["ranking"].get("tie-breaks", [])
    keys = {name: [totals[name], *(scores[name].seen(code)[0] for code in tie_breaks)] for name in in_list}
    places = placed(keys, tie_breaks)
    for name, one in agencies.items():
        yield f"{name}, place", one["place"], places.get(name)
    standing, best = certificate["standing"], [totals[name] for name in in_list]
    is_provisional = any(not one["result"]["closed"] for one in agencies.values())
    yield "standing.provisional", standing["provisional"], is_provisional
    yield "standing.placed", standing["placed"], str(len(best))
    yield "standing.leader", standing["leader"], text_of(max(best)) if best else None
    yield "standing.average", standing["average"], text_of(sum(best) / len(best)) if best else None
    grades = {name: agencies[name]["result"]["grade"]["id"] for name in scores}
    quotas = [one for one in book.data.get("quotas", []) if one.get("within", "block") == "block"]
    for quota, stated in zip_longest(quotas, standing["quotas"]):
        yield f"quota of {stated and stated['grade']}", stated, quota and quota_of(book, quota, grades, totals)


def quota_of(book, quota, grades, totals):
    """How many may hold a grade, who is inside, tied at the edge, or over."""
    ids = [one["id"] for one in book.data["grades"]]
    grade, of = quota["grade"], quota["of"]
    below = ids[ids.index(grade) + 1 :]
    moves_to = quota.get("moves-to", below[0] if below else None)
    holders = [name for name in grades if grades[name] == grade]
    holders.sort(key=lambda name: (-(totals[name] or 0), utf16(name)))
    if of in ("scored", "graded"):
        counted = sum(one is not None for one in (totals if of == "scored" else grades).values())
    else:
        counted = sum(one == of for one in grades.values())
    grows = quota.get("counted") == "after" and of == moves_to

    def allowed_of(denominator):
        exactly = amount(quota["at-most"], Fraction(denominator))
        return int(to_grain(exactly, Fraction(1), quota.get("rounding", "down")))

    if grows:  # each one who moves down makes room for more
        allowed = len(holders)
        while allowed > 0 and allowed > allowed_of(counted + len(holders) - allowed):
            allowed -= 1
        counted += len(holders) - allowed
    else:
        allowed = allowed_of(counted)
    inside, over = holders[:allowed], holders[allowed:]
    tied = []
    if inside and over and totals[inside[-1]] == totals[over[0]]:
        tied = [name for name in holders if totals[name] == totals[over[0]]]
    sure = [name for name in inside if name not in tied]
    line = tied or inside
    return {
        "grade": grade,
        "denominator": str(counted),
        "allowed": str(allowed),
        "line": text_of(totals[line[-1]]) if line else None,
        "movesTo": moves_to,
        "inside": sure,
        "tied": tied,
        "roomForTied": str(len(inside) - len(sure) if tied else 0),
        "over": [name for name in over if name not in tied],
    }


def number_of(score, fact):
    try:
        return score.facts.read(fact)
    except (Open, Outside, Unsettled):
        return None


def is_placed(result, total):
    return total is not None and result["grade"]["status"] != "not-gradable"


def placed(keys, tie_breaks):
    """By the total, then by what breaks ties; who is equal in all shares a place, and the next is skipped."""
    order = sorted(keys, key=lambda name: [-one for one in keys[name]])
    places = {}
    for name in order:
        ahead = [keys[other] for other in order if keys[other] > keys[name]]
        decided_by = None
        if ahead:
            least = min(ahead)
            first = next(index for index, (one, own) in enumerate(zip(least, keys[name])) if one != own)
            decided_by = tie_breaks[first - 1] if first > 0 else None
        shared = sum(keys[other] == keys[name] for other in order) > 1
        places[name] = {"place": str(len(ahead) + 1), "shared": shared, "decidedBy": decided_by}
    return places


# ── The command


def told(value):
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def report(verdict):
    """The verdict in words, a line each."""
    for one in verdict.differences:
        yield f"KHÁC / DIFFERS  {one['where']}: it says {told(one['says'])}, reckoned again {told(one['reckoned'])}"
    for note in verdict.notes:
        yield f"note  {note}"
    certificate = verdict.certificate
    if not verdict.differences:
        is_all = not verdict.notes
        head = "ĐÚNG / AGREES" if is_all else "KHÔNG THẤY KHÁC / NO DIFFERENCE FOUND"
        rest = "" if is_all else "; the notes above name what was not reckoned"
        count = f"{verdict.reckoned} of {len(certificate['agencies'])}"
        yield f"{head}  every digest, and {count} agencies reckoned again{rest}"
    yield "not checked: signatures, spans and provisional records, `assumed`, the set itself, formulas' text"
    if verdict.is_signed:
        yield "signed: the signature was not checked"
    if certificate["scope"] == "agency":
        yield "one agency: its place, and the numbers it is compared by, stand in the certificate of its block"


def verify_lines(lines):
    """One verdict a line, for checking many."""
    for line in lines:
        try:
            verdict = verify(line.rstrip(b"\n"))
            yield {"differences": verdict.differences, "notes": verdict.notes, "reckoned": verdict.reckoned}
        except Refused as error:
            yield {"refused": str(error)}


def main(args):
    sys.setrecursionlimit(6_000)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if args == ["--lines"]:
        for verdict in verify_lines(sys.stdin.buffer):
            print(json.dumps(verdict, ensure_ascii=False))
        return 0
    if len(args) != 1 or args[0].startswith("-"):
        print(__doc__)
        return 0 if args in (["-h"], ["--help"]) else 2
    try:
        with open(args[0], "rb") as file:
            verdict = verify(file.read(MOST_BYTES + 1))
    except OSError as error:
        print(f"LỖI / ERROR  {args[0]}: {error.strerror}")
        return 1
    except Refused as error:
        print(f"LỖI / ERROR  {args[0]}: {error}")
        return 1
    for line in report(verdict):
        print(line)
    return 1 if verdict.differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
