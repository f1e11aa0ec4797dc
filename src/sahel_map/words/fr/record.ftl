record-commune = commune { $name }
record-cercle = cercle { $name }
record-region-old = région { $name } (avant 2023)
record-region-2023 = région { $name } (carte de 2023)
record-region-one = région { $name }
record-place-unknown = Lieu inconnu
record-toll = { $n ->
    [one] { $range } mort signalé
   *[other] { $range } morts signalés
}
record-toll-unknown = nombre de morts non rapporté
record-alleged = Auteurs présumés
record-alleged-actor = { $actor } ({ $attribution })
record-alleged-acknowledged = { $actors }. Reconnaître une opération n’est pas reconnaître une atteinte à des civils.
record-confidence = Fiabilité
record-independent = Groupes d’éditeurs
record-harms = Atteintes signalées
record-mixed = { $range } (peut comprendre des combattants)
record-figure-line = { $label } : { $range }
record-aggregate = Fiche globale d’une longue période ou d’une vaste zone : exclue de tous les totaux.
record-multi-place = Les chiffres couvrent plusieurs lieux ; un seul signe les représente tous.
record-doubts = Notes et doutes
record-place-doubt = Lieu : { $note }
record-sources = Les sources et ce que chacune étaye
record-source = { $publisher }, { $published }
record-undated = sans date
record-close = Fermer la fiche
record-not-shown = Cette fiche ne correspond pas aux filtres actuels.
record-retracted = { $place }, { $date } (fiche { $id })
record-retracted-reason = Cette fiche a été retirée ; elle n’est montrée, comptée ni exportée nulle part ailleurs. Raison : { $reason }
record-id = Fiche { $id }
record-where = Où
record-supports-english = { $part ->
    [some] Ce que certaines des sources étayent n’est noté qu’en anglais.
   *[all] Ce que chaque source étaye n’est noté qu’en anglais.
}
record-reach-unknown = { $part ->
    [some] Pour certaines des pages, on n’a pas noté si elles étaient encore accessibles.
   *[all] On n’a pas noté si ces pages étaient encore accessibles.
}
record-count-who = { $stated_by }, { $publisher }
