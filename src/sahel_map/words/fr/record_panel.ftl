# La fiche à côté de la carte et sur sa page : parcours, qui donne quel bilan, proximité, signalement d’une erreur.
record-previous = ‹ Précédente
record-next = Suivante ›
record-place-in-order = { $place } sur { $n }
record-in-full = Ouvrir en entier
record-on-map = Montrer sur la carte
record-counts = Qui donne quel bilan : { $figure }, { $range } dans la fiche
record-counts-how = Une ligne par décompte et par source ; un point à sa valeur, une flèche pour « au moins » ou « jusqu’à » ; la bande est la fourchette de la fiche. En clair : remplacé plus tard par le même organisme.
record-accused = Ce que dit la partie mise en cause
record-accused-line = { $value } ({ $publishers })
record-near = { $n ->
    [0] Aucun autre incident à moins de { $km } km et { $days } jours
    [one] { $count } autre incident à moins de { $km } km et { $days } jours
   *[other] { $count } autres incidents à moins de { $km } km et { $days } jours
}
record-near-unknown = Le lieu n’est pas assez bien connu pour dire ce qui est proche.
record-near-line = { $place }, { $date } ({ $km } km) : { $toll }
record-report = Signaler une erreur
record-report-how = Copiez ce texte et envoyez-le à ceux qui tiennent ce site. Ne nommez ni témoin ni personne survivante.
record-report-mail = Écrire à { $to }
record-report-subject = Erreur dans la fiche { $id }
record-report-text = Fiche { $id } ({ $title }), version des données { $version }, empreinte { $digest }
    { $address }
    Ce qui est faux :
    Ce qui est juste, et quelle source publique le dit :
record-report-no-address = (pas d’adresse publique)
record-page-choose = Ouvrez une fiche sur la carte ou dans le tableau : elle est montrée ici en entier.
page-record = Fiche
