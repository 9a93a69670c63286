"""Training of the bundled stance classifier: data, linear teacher, transformer, calibration, export."""

LABELS = ("condemn", "call_for_restraint", "offer_mediation")
LETTERS = "CRM"
MAIN = ("vi", "ar", "fa", "en", "ru")
OTHERS = ("zh", "fr", "es", "tr", "uk", "he", "de", "id", "ur", "hi", "pt", "ja", "ko")
LANGS = MAIN + OTHERS
