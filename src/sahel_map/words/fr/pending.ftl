# Signalements connus et pas encore évalués.
pending-heading = Connus, pas encore évalués
pending-caption = { $n ->
    [one] { $count } signalement lu qui n’est pas encore une fiche : il lui manque une seconde lecture, une date, un lieu ou un auteur. Il n’est sur aucune carte, dans aucun total ni chiffre clé, et les filtres ne s’y appliquent pas.
   *[other] { $count } signalements lus qui ne sont pas encore des fiches : il manque à chacun une seconde lecture, une date, un lieu ou un auteur. Ils ne sont sur aucune carte, dans aucun total ni chiffre clé, et les filtres ne s’y appliquent pas.
}
pending-list = Les signalements, et pourquoi chacun est en attente
pending-column-month = Mois
pending-column-region = Région (carte de 2023)
pending-column-published = Fiches publiées
pending-column-pending = Signalements en attente
pending-column-id = Signalement
pending-column-when = Date signalée
pending-column-place = Lieu signalé
pending-column-text = Ce que dit le signalement
pending-column-why = Pourquoi il est en attente
pending-column-pages = Pages
pending-undated = année non donnée
