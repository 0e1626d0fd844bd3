"""The catalogue as the search sees it: one document an innovation, and the wording of the filters."""

from collections.abc import Iterator, Mapping

from catalogue.catalogue import Catalogue
from catalogue.model import Innovation
from catalogue.reference_model import Agency
from catalogue.safe_text import plain_text
from catalogue.search.documents import FacetLabels, SearchDocument
from catalogue.search.index import Index, build
from catalogue.search.lexicon import parse_lexicon
from catalogue.speech import called, labelled, named
from catalogue.succession import lineage
from catalogue.taxonomy import facets_of, term_id
from catalogue.telling import text_of
from catalogue.texts import Texts


def search_index(catalogue: Catalogue, *word_lists: str) -> Index:
    """The index of a catalogue, with word lists as written, the general one first.

    Raises ValueError for a word list that cannot be read (rule R901 says where).
    """
    return build(search_documents(catalogue), parse_lexicon(*word_lists))


def search_documents(catalogue: Catalogue) -> Iterator[SearchDocument]:
    """One document for every innovation, in the catalogue's order."""
    facets = facets_of(catalogue)
    for innovation in catalogue.innovations:
        areas = [catalogue.area_by_id[area] for area in innovation.areas]
        yield SearchDocument(
            slug=innovation.slug,
            name=innovation.name,
            expansion=innovation.expansion or "",
            areas=tuple(area.name for area in areas),
            area_words=tuple(word for area in areas for word in (area.plain_name or "", *area.words) if word),
            agencies=tuple(_agency_names(catalogue, innovation)),
            text=text_of(innovation),
            boilerplate=plain_text((innovation.replication and innovation.replication.requirements) or ""),
            summary=innovation.summary,
            facets={name: tuple(filter(None, terms(innovation))) for name, terms in facets.items()},
        )


def facet_labels(catalogue: Catalogue, texts: Texts) -> FacetLabels:
    """What each term of each facet is called, in the language of the texts."""
    language = texts.language
    awards = {term_id(award.name): named(award, language) for each in catalogue.innovations for award in each.awards}
    years = {str(each.started.year) for each in catalogue.innovations if each.started}
    return {
        "agency": {agency.id: labelled(agency, language) for agency in catalogue.agencies},
        "area": {area.id: labelled(area, language) for area in catalogue.areas},
        "status": texts.below("page.status"),
        "stage": texts.below("vocabulary.tahapan"),
        "kind": texts.below("vocabulary.jenis"),
        "festival": {festival.id: named(festival, language) for festival in catalogue.festivals},
        "award": awards,
        "year": {year: year for year in sorted(years)},
        "district": {district.id: named(district, language) for district in catalogue.districts},
    }


def box_words(catalogue: Catalogue, texts: Texts) -> Mapping[str, str]:
    """The wording of suggestions, with the region's own words for agencies and service areas."""
    area, agency = (_inside(called(catalogue, texts, what)) for what in ("one_area", "one_agency"))
    return {**texts.below("search.box"), "kind_area": area, "kind_agency": agency}


def _inside(label: str) -> str:
    """A label as it stands inside a line: an abbreviation keeps its capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _agency_names(catalogue: Catalogue, innovation: Innovation) -> Iterator[str]:
    owner = catalogue.agency_by_id[innovation.agency]
    for agency in (owner, *catalogue.line_of(owner)[:1], *lineage(owner, catalogue).successors):
        yield from _names(agency)
    for partner in innovation.partners:
        known = catalogue.agency_by_id.get(partner)
        yield from _names(known) if known else (partner,)


def _names(agency: Agency) -> Iterator[str]:
    yield agency.name
    if agency.abbreviation:
        yield agency.abbreviation
    yield from agency.former_names
