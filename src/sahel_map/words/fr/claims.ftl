# Which source says what about a record.
claims-heading = Quelle source dit quoi
claims-differ = Les sources divergent sur : { $facts }
claims-rule = Les décomptes le plus bas et le plus haut sont ceux de civils qu’une source donne et que son auteur n’a pas remplacés. « Jusqu’à » ne donne pas de décompte bas ; les chiffres qui couvrent plus que cet incident, les mots et les ménages n’entrent dans aucun décompte.
claims-words = « { $value } »
claims-language = Entre guillemets : noté en anglais dans les données, et laissé tel quel.
claims-column-value = Valeur
claims-column-source = Selon
claims-column-note = Dans la fiche
claims-origin = { $origin }, dans { $publishers }
claims-independent = { $n ->
    [one] { $publishers } ({ $count } source indépendante)
   *[other] { $publishers } ({ $count } sources indépendantes)
}
claims-exception = Lacune connue : { $reason }
claims-line = { $fact } : { $values }
claims-line-value = { $value } ({ $publishers })
claims-other = Autres éléments
claims-at-least = au moins { $value }
claims-about = environ { $value }
claims-up-to = jusqu’à { $value }
claims-households = { $count } ménages
claims-source-not-stated = source non indiquée
claims-source-in-notes = cité dans les notes
claims-note-superseded = remplacé ensuite par le même organisme
claims-note-wider = ne compte pas les seuls civils de cet incident
claims-note-fighters = peut inclure des combattants
claims-note-low = décompte le plus bas
claims-note-high = décompte le plus haut
claims-note-both = décomptes le plus bas et le plus haut
claims-fact-killed = tués
claims-fact-injured = blessés
claims-fact-abducted = enlevés ou disparus
claims-fact-detained = détenus
claims-fact-homes-burned = habitations brûlées
claims-fact-livestock-taken = bétail pris
claims-fact-displaced = déplacés
claims-fact-women-killed = femmes tuées
claims-fact-children-killed = enfants tués
claims-fact-date = date
claims-fact-place = lieu
claims-fact-actor = auteur présumé
claims-fact-attribution = attribution
claims-fact-harm-type = atteinte
claims-fact-denial = réponse de la partie accusée
record-doubt-open = Doute ouvert : { $doubt }
record-doubt-settled = Vérifié : { $doubt }
