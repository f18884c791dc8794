"""Words that nearly every text has: of a question with others beside them, they are left out.

Folded, as questions are. A language without a list has none; its questions lose nothing by it.
"""

_LISTS = {
    "de": "als am an auf aus bei das dem den der des die ein eine einem einen einer eines es fur "
    "im in ist mit nach oder sich sind um und von vom was wie wird zu zum zur",
    "en": "a about an and are as at be by for from has have how in into is it its of on or that "
    "the their this to was were what when where which who will with",
    "es": "a al como con de del el en es la las lo los para por que se su un una y",
    "fr": "a au aux avec ce ces comme d dans de des du elle en est et il ils l la le les leur par "
    "pour qu que qui sa se ses son sont sur un une",
    "it": "a al alla che con da dal del della di e i il in la le lo nel per un una",
    "nl": "aan bij de dat een en het in is met naar of om op te van voor",
    "pt": "a ao com como da de do e em na no o os para por que se um uma",
    "ro": "a al ale ca ce cu cum de din despre la in o pe pentru prin sa se si sunt un unei unui",
}

STOP_WORDS = {language: frozenset(words.split()) for language, words in _LISTS.items()}
