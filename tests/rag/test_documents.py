import random
from dataclasses import replace
from datetime import date
from pathlib import Path

from ingest.chunks import split_sentences
from ingest.document_refs import find_document_refs
from ingest.read import read_article
from rag.documents import Document, tie
from records.fact import DocumentRef
from vietnamese.document_details import find_details
from vietnamese.documents import find_documents

ARTICLES = sorted((Path(__file__).resolve().parents[2] / "data" / "articles").glob("*.txt"))


def refs_of(article_id: str, text: str, home: str = "") -> list[DocumentRef]:
    """The mentions of one sentence in an article that speaks of the province `home`."""
    found = []
    for mention in find_documents(text):
        details = find_details(text, mention)
        issuer = text[slice(*details.issuer_at)] if details.issuer_at else ""
        title = text[slice(*details.title_at)] if details.title_at else ""
        name = text[slice(*mention.name_at)] if mention.name_at else ""
        local = "/tu" in mention.letters or "tỉnh" in f"{issuer} {name}".lower()
        found.append(
            DocumentRef(
                article_id,
                f"s:{article_id}",
                mention.start,
                mention.end,
                mention.kind,
                mention.code,
                name,
                details.issued,
                issuer,
                title,
                home if local else "",
                home,
            )
        )
    return found


def tied(*articles: tuple[str, str]) -> list[list[tuple[str, str]]]:
    """For each document, the article and the number or name of its mentions; articles are (text, province)."""
    refs = [ref for n, (text, home) in enumerate(articles) for ref in refs_of(f"a{n}", text, home)]
    return [[(m.article_id, m.number or m.name) for m in document.mentions] for document in tie(refs)]


def bundled() -> tuple[Document, ...]:
    refs: list[DocumentRef] = []
    for path in ARTICLES:
        article = read_article(path, path.name, max_bytes=10_000_000)
        sentences = split_sentences(article)
        refs += find_document_refs(article, sentences)
    return tie(refs)


def test_the_mentions_of_the_five_articles_are_tied_into_documents() -> None:
    documents = {document.number or document.name: document for document in bundled()}
    resolution = documents["02-NQ/TU"]
    assert len(resolution.mentions) == 5
    assert (resolution.kind, resolution.issued, resolution.place) == ("nghị quyết", date(2021, 1, 21), "Sơn La")
    assert len(documents["05-CT/TW"].mentions) == 4
    assert len({mention.article_id for mention in documents["05-CT/TW"].mentions}) == 2
    assert documents["21-KL/TW"].kind == "kết luận"
    assert documents["21-NQ/TW"].kind == "nghị quyết"
    assert len({mention.article_id for mention in documents["Trung ương 4 khóa XII"].mentions}) == 3
    assert len(documents["1375"].mentions) == 2


def test_every_mention_is_in_one_document_in_the_order_given() -> None:
    documents = bundled()
    refs = [mention for document in documents for mention in document.mentions]
    assert len(refs) == len(set(refs))
    assert all(document.mentions for document in documents)
    assert tie(()) == ()


def test_numbers_in_any_spelling_are_one_document() -> None:
    assert tied(
        ("Nghị quyết số 02-NQ/TU ngày 21/01/2021 của Tỉnh ủy; Nghị quyết 02; NQ 02-NQ/TU", "Sơn La"),
        ("nghị quyết số 02 -NQ/TU", "Sơn La"),
    ) == [[("a0", "02-NQ/TU"), ("a0", "02"), ("a0", "02-NQ/TU"), ("a1", "02-NQ/TU")]]


def test_a_common_number_alone_ties_nothing() -> None:
    assert len(tied(("Kết luận số 21-KL/TW và Nghị quyết số 21-NQ/TW", ""))) == 2
    assert len(tied(("Nghị định 67/2014/NĐ-CP và Nghị định 67/2015/NĐ-CP", ""))) == 2


def test_another_province_s_resolution_is_another_document() -> None:
    one, other = ("Nghị quyết số 02-NQ/TU của Tỉnh ủy", "Sơn La"), ("Nghị quyết số 02-NQ/TU của Tỉnh ủy", "Lào Cai")
    assert tied(one, other) == [[("a0", "02-NQ/TU")], [("a1", "02-NQ/TU")]]
    assert len(tied(one, ("Nghị quyết số 02-NQ/TU của Tỉnh ủy", ""))) == 1
    assert len(tied(one, ("Nghị quyết 02 của Tỉnh ủy", "Lào Cai"))) == 2
    assert len(tied(one, ("Nghị quyết 02 của Tỉnh ủy", "Sơn La"))) == 1
    assert len(tied(one, ("Nghị quyết 02 đi vào cuộc sống", "Lào Cai"))) == 2
    assert len(tied(one, ("Nghị quyết 02 đi vào cuộc sống", "Sơn La"))) == 1
    congress = "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI"
    assert len(tied((congress, "Sơn La"), (congress, "Lào Cai"))) == 2
    assert len(tied((congress, "Sơn La"), (congress, "Sơn La"))) == 1


def test_letters_of_the_centre_tie_across_provinces() -> None:
    text = "Chỉ thị số 05-CT/TW của Bộ Chính trị"
    assert len(tied((text, "Sơn La"), (text, "Lào Cai"))) == 1


def test_a_bare_number_is_the_nearest_before_it_in_its_article() -> None:
    assert tied(("Nghị quyết 02-NQ/TW, Nghị quyết 02; Nghị quyết 02-NQ/TU, Nghị quyết 02 ", "Sơn La")) == [
        [("a0", "02-NQ/TW"), ("a0", "02")],
        [("a0", "02-NQ/TU"), ("a0", "02")],
    ]
    assert tied(("Theo Nghị quyết 02; Nghị quyết 02-NQ/TU", "Sơn La")) == [[("a0", "02"), ("a0", "02-NQ/TU")]]
    assert tied(("Theo Kết luận 02; Nghị quyết 02-NQ/TU", "Sơn La")) == [[("a0", "02")], [("a0", "02-NQ/TU")]]


def test_a_bare_number_ties_to_another_article_only_where_one_document_fits() -> None:
    full = ("Chỉ thị số 05-CT/TW", "")
    assert len(tied(full, ("thực hiện Chỉ thị 05.", ""))) == 1
    assert len(tied(full, ("Chỉ thị số 05/CT-TTg", ""), ("thực hiện Chỉ thị 05.", ""))) == 3
    assert len(tied(full, ("Chỉ thị số 05/CT-TTg", ""), ("Chỉ thị 05 của Bộ Chính trị", ""))) == 2
    assert len(tied(("Nghị quyết 35/2017/QH14", ""), ("Nghị quyết 35 của Chính phủ", ""))) == 2
    assert len(tied(("Nghị quyết 35/2017/QH14", ""), ("Nghị quyết 35 của Chính phủ", ""), ("Nghị quyết 35", ""))) == 3


def test_bare_numbers_of_two_articles_are_one_document_only_with_a_common_day_issuer_or_title() -> None:
    assert len(tied(("Quyết định 33 về đất", ""), ("Quyết định 33 về đất", ""))) == 2
    assert len(tied(("Quyết định 217 của Bộ Chính trị", ""), ("Quyết định 217 của Bộ Chính trị", ""))) == 1
    assert len(tied(("Quy định 1375 ngày 22/11/2019", ""), ("Quy định 1375 ngày 22/11/2019", ""))) == 1
    assert len(tied(("Quy định 1375 ngày 22/11/2019", ""), ("Quy định 1375 ngày 5/6/2020", ""))) == 2
    assert len(tied(("Quyết định 33 của UBND tỉnh", "Sơn La"), ("Quyết định 33 của UBND tỉnh", "Lào Cai"))) == 2


def test_a_day_of_issue_that_contradicts_separates() -> None:
    first, second = "Kết luận số 21-KL/TW ngày 25/10/2021", "Kết luận số 21-KL/TW ngày 7/11/2016"
    assert len(tied((first, ""), (second, ""))) == 2
    assert tied((first, ""), (f"{second} và Kết luận 21", "")) == [
        [("a0", "21-KL/TW")],
        [("a1", "21-KL/TW"), ("a1", "21")],
    ]
    assert len(tied((first, ""), ("Kết luận số 21-KL/TW", ""))) == 1


def test_names_tie_as_far_as_they_agree() -> None:
    plenum = "Nghị quyết Trung ương 4 khóa XII"
    assert len(tied((plenum, ""), ("NQTW4 (khóa 12)", ""), ("Nghị quyết Trung ương 4", ""))) == 1
    assert len(tied((plenum, ""), ("Nghị quyết Trung ương 4 khóa XI", ""), ("Nghị quyết Trung ương 4", ""))) == 3
    assert tied((plenum, ""), ("Nghị quyết Trung ương 4 khóa XI, Nghị quyết Trung ương 4", ""))[1] == [
        ("a1", "Trung ương 4 khóa XI"),
        ("a1", "Trung ương 4"),
    ]
    assert len(tied(("Luật Đất đai 2013", ""), ("Luật Đất đai số 45/2013/QH13", ""), ("luật đất đai", ""))) == 1
    assert len(tied(("Luật Đất đai 2013", ""), ("Luật Đất đai 2003", ""))) == 2
    assert len(tied(("Luật Đầu tư", ""), ("Luật Đầu tư công", ""))) == 2


def test_the_congress_of_an_unnamed_district_holds_in_one_article() -> None:
    text = "Nghị quyết Đại hội Đảng bộ huyện lần thứ XX; Nghị quyết Đại hội Đảng bộ huyện lần thứ XX"
    assert [len(document) for document in tied((text, ""), (text, ""))] == [2, 2]


def test_a_document_has_the_fullest_number_and_what_most_mentions_write() -> None:
    text = (
        "Nghị quyết số 02-NQ/TU ngày 21/01/2021 của Tỉnh ủy về “phát triển du lịch”; "
        "Nghị quyết 02 của Ban Chấp hành Đảng bộ tỉnh; Nghị quyết 02 của Tỉnh ủy"
    )
    (document,) = tie(refs_of("a", text, "Sơn La"))
    assert replace(document, mentions=()) == Document(
        "nghị quyết", "02-NQ/TU", "", date(2021, 1, 21), "Tỉnh ủy", "phát triển du lịch", "Sơn La", ()
    )


def test_twenty_thousand_mentions_are_tied_the_same_each_time() -> None:
    chance = random.Random(7)
    texts = [
        f"Nghị quyết số {chance.randrange(90):02}-NQ/T{chance.choice('UW')}, Nghị quyết {chance.randrange(90):02} và "
        f"Luật {chance.choice(['Đất đai', 'Xây dựng', 'Đầu tư'])} {chance.randrange(1995, 2020)}, "
        "Nghị quyết Trung ương 4"
        for _ in range(200)
    ]
    places = ["Sơn La", "Lào Cai", "Yên Bái", ""]
    refs = [
        replace(ref, article_id=f"a{n}") for n in range(5000) for ref in refs_of("a", texts[n % 200], places[n % 4])
    ]
    documents = tie(refs)
    assert len(refs) == 20_000
    assert sum(len(document.mentions) for document in documents) == len(refs)
    assert documents == tie(list(refs))
