# Connexion, et état du serveur.
host-sign-in-why = Ces données sont réservées aux lecteurs connus ici. Veuillez vous connecter.
host-unnamed = Ces données sont réservées aux lecteurs connus ici, et la connexion placée devant ce serveur n’a pas dit qui vous êtes. Ouvrez l’adresse qui vous a été donnée, ou demandez aux responsables de ce serveur.
host-sign-in = Se connecter
host-sign-out = Se déconnecter
host-not-allowed = Vous êtes connecté, mais cette adresse ne peut pas lire ces données. Demandez aux responsables de ce serveur de l’ajouter.
host-not-allowed-as = Vous êtes connecté en tant que { $address }, mais cette adresse ne peut pas lire ces données. Demandez aux responsables de ce serveur de l’ajouter.
host-data-replaced = Les données ont été remplacées par la version { $version } du { $date } pendant votre lecture. Vous voyez maintenant la nouvelle version.
host-heading = Serveur
host-data = Version { $version } des données, du { $date }, empreinte { $digest }.
host-data-refused = { $n ->
    [one] Des données plus récentes sont dans le dossier mais enfreignent une règle, les données ci-dessus restent donc affichées :
   *[other] Des données plus récentes sont dans le dossier mais enfreignent { $n } règles, les données ci-dessus restent donc affichées :
}
host-data-well = Les données affichées sont celles du dossier.
host-look = Chercher des données plus récentes
host-lost = La connexion au serveur est interrompue. Nouvelle tentative en cours ; ce que vous faites maintenant n’est pas pris en compte.
host-busy = Le serveur est occupé. Vous êtes dans la file d’attente, et la page s’ouvrira d’elle-même.
host-no-place = Le serveur est occupé : aucune connexion n’est libre pour le moment. Réessayez dans { $seconds } secondes.
host-idle = Cette page est fermée, car elle est restée longtemps inutilisée.
host-continue = Continuer
host-in-line = Le serveur est occupé. Vous êtes dans la file d’attente ; votre page arrivera dès que ce sera votre tour.
host-broken = Cette page ne peut pas être affichée : quelque chose y a échoué. C’est noté pour les personnes qui gèrent le serveur. Rechargez la page ou passez à une autre.
host-no-script = Ces pages ont besoin de JavaScript, que ce navigateur n’exécute pas.
