"""Is a run of letters a Vietnamese syllable at all?"""

import re
import unicodedata
from functools import lru_cache

from vietnamese.normalise import fold

# Initials and rimes of the written language without diacritics (Đoàn Thiện Thuật, "Ngữ âm tiếng Việt", 1977).
_INITIALS = "ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdghklmnprstvx]"
_RIMES = """a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet
    ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oap oat oay oc oe oen oeo oet oi om on ong oong op ot u ua
    uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh
    uyt uyu y yem yen yeng yet yeu""".split()
_SYLLABLE = re.compile(rf"(?:{_INITIALS})?(?:{'|'.join(sorted(_RIMES, key=len, reverse=True))})")
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_SHARP, _HEAVY = "\u0301", "\u0323"


@lru_cache(maxsize=8192)
def is_syllable(form: str) -> bool:
    """True for a possible syllable in matching form, typed with all its diacritics or with none.

    One that ends in a stop (c, ch, p, t) and carries diacritics must have the sharp or the heavy tone: "quyêt" is none.
    """
    plain = fold(form)
    if not _SYLLABLE.fullmatch(plain):
        return False
    if plain == form or not _STOPPED.search(plain):
        return True
    return any(mark in unicodedata.normalize("NFD", form) for mark in (_SHARP, _HEAVY))
