"""Is a run of letters a Vietnamese syllable at all?"""

import re
import unicodedata

from vietnamese.memory import remembered
from vietnamese.normalise import fold

# Initials and rimes of the written language without diacritics (Đoàn Thiện Thuật, "Ngữ âm tiếng Việt", 1977), and
# what loan words and place names added to them ("rơ moóc", "ống tuýp", "Pa").
_FRONT = "(?:ngh|gh|k)(?=[eiy])|(?:ng|g|c)(?![eiyh])|gi?(?=[ie])"
_INITIALS = f"{_FRONT}|nh|ch|gi|kh|ph|th|tr|qu|[bdhlmnprstvx]"
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu
    im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op
    ot u ua uan uang uat uau uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych
    uyen uyet uynh uyp uyt uyu y yem yen yeng yet yeu""".split()
_SYLLABLE = re.compile(rf"(?:{_INITIALS})?(?:{'|'.join(sorted(_RIMES, key=len, reverse=True))})")
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_SHARP_OR_HEAVY = frozenset("\u0301\u0323")
_LONGEST = 7  # "nghiêng"


@remembered
def is_syllable(form: str) -> bool:
    """True for a possible syllable in matching form, typed with all its diacritics or with none.

    One that ends in a stop (c, ch, p, t) and carries diacritics must have the sharp or the heavy tone: "quyêt" is none.
    """
    if len(form) > _LONGEST:
        return False
    plain = fold(form)
    if not _SYLLABLE.fullmatch(plain):
        return False
    if plain == form or not _STOPPED.search(plain):
        return True
    return not _SHARP_OR_HEAVY.isdisjoint(unicodedata.normalize("NFD", form))
