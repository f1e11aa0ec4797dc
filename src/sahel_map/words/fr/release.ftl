# Releases of the data for one audience: what stands in place of what was left out.
release-withheld = retenu dans cette édition
release-text = Le texte de cette fiche est omis dans cette édition, car il révélerait ce qui est retenu.
release-basis = milieu de l’unité : le point est retenu dans cette édition
release-gap = Ce sur quoi cela repose est retenu dans cette édition.
release-count = Un petit décompte est retenu dans cette édition : il pourrait mener aux personnes comptées.
release-place = Le point est retenu dans cette édition ; le lieu figure au milieu de son unité.
release-flag = Retenu dans cette édition, mais signalé par les sources : { $facts }.
release-tier = { $tier ->
    [partner] Édition des données pour les partenaires.
    [internal] Édition interne des données.
   *[public] Édition publique des données.
}
release-note = Retenus : { $n_counts ->
    [one] { $counts } petit décompte
   *[other] { $counts } petits décomptes
} de personnes détenues ou de victimes de violences sexuelles{ $n_places ->
    [0] {""}
    [one] , { $places } lieu exact
   *[other] , { $places } lieux exacts
}, et les textes { $n_records ->
    [one] de la { $records } fiche concernée, qui le dit
   *[other] des { $records } fiches concernées, qui le disent
}. Aucun total ne contient ces décomptes.
