# La liste des fiches dont les sources divergent.
differ-heading = Là où les sources divergent
differ-rule = Les plus fortes divergences d’abord : selon le nombre de morts qui sépare le décompte le plus bas du plus haut d’un même type, premiers décomptes compris ; puis selon les autres décomptes, les auteurs présumés qui n’ont rien en commun et les jours qui séparent des dates sans recoupement. Diverger n’est pas une faute d’une source : les décomptes évoluent et tous ne comptent pas les mêmes personnes.
differ-about = Divergence sur
differ-about-figure = Décomptes
differ-about-actor = Auteur présumé
differ-about-date = Date
differ-none = Les sources d’aucune fiche affichée ne divergent sur ce point.
differ-count = { $n ->
    [one] { $count } fiche dont les sources divergent
   *[other] { $count } fiches dont les sources divergent
}
differ-line = { $place }. { $name }, { $date } : { $what }
differ-counts = { $fact } de { $low } à { $high }
differ-days = { $n ->
    [one] { $fact } ({ $count } jour d’écart)
   *[other] { $fact } ({ $count } jours d’écart)
}
differ-more = En afficher plus ({ $n } restantes)
differ-open = Ouvrir { $id }
