# Ce qui a changé entre deux états des données, dans les mots du lecteur ; les champs sont dans fields.ftl.
change-cell = { $field } : { $old } → { $new }
change-field-of-row = { $field } ({ $table ->
    [claims] énoncé { $row }
    [doubts] doute { $row }
    [incident_sources] page { $row }
   *[other] { $row }
 })
change-rows-added = ajout : { $rows }
change-rows-removed = retrait : { $rows }
change-rows = { $n ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
change-claims = { $n ->
    [one] { $count } énoncé d’une page
   *[other] { $count } énoncés de pages
}
change-new-table = nouvelle table
change-column = { $verb ->
    [removed] champ retiré : { $field }
   *[added] nouveau champ : { $field }
}
change-table-rows = { $table ->
    [incident_actors] auteur présumé { $rows }
    [incident_harms] atteinte { $rows }
    [incident_figures] chiffre { $rows }
    [incident_sources] page { $rows }
    [incident_place_names] nom du lieu { $rows }
    [doubts] doute { $rows }
    [known_gaps] lacune connue ({ $rows })
    [ledger_links] lien avec l’affirmation d’un rapport { $rows }
   *[other] { $rows }
}
change-table = { $table ->
    [incidents] Fiches
    [incident_actors] Auteurs présumés
    [incident_harms] Atteintes
    [incident_figures] Chiffres
    [incident_sources] Ce pour quoi les pages sont citées
    [incident_place_names] Autres noms des lieux
    [claims] Énoncés des pages
    [doubts] Doutes
    [known_gaps] Lacunes connues
    [sources] { $n ->
        [one] Page
       *[other] Pages
     }
    [publishers] { $n ->
        [one] Éditeur
       *[other] Éditeurs
     }
    [places] { $n ->
        [one] Lieu
       *[other] Lieux
     }
    [pending] { $n ->
        [one] Signalement pas encore évalué
       *[other] Signalements pas encore évalués
     }
    [context_events] { $n ->
        [one] Jalon
       *[other] Jalons
     }
    [ledger_reports] { $n ->
        [one] Rapport
       *[other] Rapports
     }
    [ledger_claims] { $n ->
        [one] Affirmation d’un rapport
       *[other] Affirmations de rapports
     }
    [ledger_links] Liens des fiches avec les rapports
    [ledger_pages] { $n ->
        [one] Page sur un rapport
       *[other] Pages sur des rapports
     }
    [method] Méthode
    [versions] Versions
    [tiers] Qui peut avoir quel champ
    [counts] Décomptes
    [codes] Listes de codes
    [crosswalk_precision] Précision dans d’autres jeux de données
    [map] Carte, noms et population
   *[other] { $table }
}
change-value = { $value ->
    [true] oui
    [false] non
    [open] ouvert
    [settled] levé
    [published] publiée
    [retracted] retirée
    [supports] la page l’énonce
    [notes] les notes le lui attribuent
    [record] aucune page connue
    [none] aucun
    [exact] exact
    [at_least] au moins
    [about] environ
    [up_to] jusqu’à
    [reachable] joignable
    [archived] copie archivée
    [unknown] inconnu
    [persons] personnes
    [civilians] civils
    [wider_total] plus que cet incident
    [text] en mots
    [families] familles
    [households] ménages
    [homes] maisons
    [huts] cases
    [head] têtes de bétail
    [variant] graphie voisine
    [described] déduit d’une description
    [unit] seule l’unité est connue
    [commune] commune
    [cercle] cercle
    [region] région
   *[other] { $value }
}
