# The method in full, and corrections.
method-heading = La méthode en détail
method-what = Règles, degrés et limites tels qu’ils accompagnent les données et chaque export.
method-crosswalk-place = Précision des lieux chez UCDP et ACLED
method-crosswalk-date = Précision des dates chez UCDP et ACLED
method-class = Notre classe
method-scheme = Autre base
method-code = Code
method-difference = Différence
method-none = aucun
method-corrections-heading = Corrections de fait
method-corrections = { $n ->
    [one] { $count } correction est consignée. Une fiche reconnue fausse est retirée avec sa raison, jamais supprimée. Le journal est en anglais.
   *[other] { $count } corrections sont consignées. Une fiche reconnue fausse est retirée avec sa raison, jamais supprimée. Le journal est en anglais.
}
method-added = { $n ->
    [one] { $count } fiche ajoutée
   *[other] { $count } fiches ajoutées
}
method-correction-version = Version
method-correction-date = Date
method-correction-record = Fiche
method-correction-what = Objet
method-correction-why = Raison
method-correction-source = Source
