# Ce qui change d’une version à l’autre.
versions-heading = Ce qui change dans cette version
versions-added = { $n ->
    [one] { $count } fiche a été ajoutée.
   *[other] { $count } fiches ont été ajoutées.
}
versions-corrected = { $n ->
    [one] { $count } déjà connue a été corrigée ou complétée.
   *[other] { $count } déjà connues ont été corrigées ou complétées.
}
versions-retracted = { $n ->
    [one] { $count } a été retirée.
   *[other] { $count } ont été retirées.
}
versions-column-version = Version
versions-column-date = Date
versions-column-incidents = Fiches
versions-column-several = Avec deux éditeurs indépendants ou plus
