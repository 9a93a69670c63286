import { defineLanguage } from './define.js';

export const es = defineLanguage({
  code: 'es',
  name: 'Spanish',
  script: 'Latn',
  quotes: '«» “” ‘’ ""',
  sentences: {
    abbreviations: `
      sr sra srta sres sras dr dra dres d dña dn prof profa ing lic licda arq abog mtro mtra gral cnel cap tte sgto
      cmdte pbro fr mons rvdo sto sta st mt exmo excmo excma ilmo ilma hno hna p.ej ej aprox cf vid adj admón
      atte avda av blvr depto dpto esq gob izq dcha párr prov pza ud uds vd vds ref fdo fdez hdez mtnez
      tel tfno s.m v.gr n.b ob mr mrs rte trad máx mín`,
    ambiguous: `
      inc ltd co corp cía s.a s.l s.a.u s.r.l ee.uu ee uu rr.hh ff.aa cc.oo jr u.s u.s.a e.u d.c bros
      hab km hs hrs h min seg kg a.c c.v n.y l.a`,
    beforeNumber:
      's siglo n nº n° no núm núms pág págs p pp vol art arts cap caps fig figs inc párrf párr t ene feb mar abr may jun jul ago sep sept oct nov dic párrfs ap apdo km',
    closing: 'etc a.m p.m',
    months:
      'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre',
    starters: `
      el la los las lo un una unos unas al del de él ella ellos ellas yo tú usted ustedes nosotros vosotros
      este esta estos estas ese esa esos esas aquel aquella esto eso su sus mi mis tu tus nuestro nuestra
      que quien qué quién cuál cómo cuándo dónde por para con sin en entre desde hasta sobre tras según ante bajo
      durante mediante contra si pero y e o u ni aunque porque pues mientras cuando donde como además también
      tampoco así entonces luego después antes ahora hoy ayer mañana aquí allí ya no sí se me te le
      les nos hay es son era fue fueron será ha han había todo todos toda todas cada algunos algunas muchos
      muchas varios varias otro otra otros otras más menos muy tan a`,
  },
  boilerplate: {
    captions:
      'foto | fotos | fotografía | imagen | imágenes | foto de archivo | imagen de archivo | crédito | créditos | ilustración | video | vídeo | infografía | pie de foto | gráfico | captura de pantalla',
    bylines:
      'por | texto | redacción | escrito por | traducción | editado por | con información de',
    agencies:
      'efe | reuters | ap | afp | europa press | tass | xinhua | dpa | notimex | télam | prensa latina | bbc mundo | cnn | con información de efe | agencias | redacción | ansa',
    related:
      'lea también | lee también | leer también | lea además | le puede interesar | te puede interesar | también te puede interesar | más información | noticias relacionadas | artículos relacionados | ver también | vea también | seguir leyendo | leer más | lo más leído | lo más visto | últimas noticias | más noticias | relacionados | te recomendamos | le recomendamos',
    navigation:
      'inicio | menú | buscar | compartir | imprimir | comentarios | comentar | dejar un comentario | deja un comentario | iniciar sesión | registrarse | regístrate | suscríbete | suscribirse | publicidad | anuncio | siguiente | anterior | volver | ver más | ver todo | facebook | twitter | whatsapp | telegram | copiar enlace | guardar | escuchar | contacto | quiénes somos | aviso legal | etiquetas | temas | política | economía | sociedad | deportes | cultura | mundo | internacional | aceptar | aceptar todo | rechazar | cerrar | opinión | ver comentarios | mostrar más | cargar más | en vivo | videos',
    prompts:
      'suscríbete a | suscríbase a | síguenos en | síganos en | haz clic aquí | haga clic aquí | descarga la app | etiquetas: | temas: | comparte este | deja tu comentario | regístrate en | únete a nuestro | únete a nuestra | únete al canal | este sitio utiliza cookies | este sitio web utiliza cookies | utilizamos cookies | usamos cookies | al continuar navegando | si continúa navegando | aceptar cookies | configurar cookies | contenido exclusivo para | para seguir leyendo | suscríbete para | inicia sesión para | ¿ya eres suscriptor | recibe en tu correo | recibe nuestro boletín | sé el primero en comentar | síguenos | comparte esta | comparte en | tu navegador no soporta',
    sources: 'fuente | fuentes',
    counts:
      'comentarios | comentario | compartidos | compartido | vistas | visitas | me gusta | min de lectura | minutos de lectura',
    copyright: 'copyright | derechos de autor',
    pages: 'página | pág.',
    published: 'publicado el | publicado | actualizado | actualizado el | última actualización',
    reserved:
      'todos los derechos reservados | derechos reservados | prohibida la reproducción | prohibida su reproducción',
    legends: 'pie de foto | fuente de la imagen | crédito | crédito de la imagen | pie de imagen',
    pointers:
      'lea también | lee también | leer también | lea además | vea también | ver también | te puede interesar | le puede interesar | también te puede interesar',
  },
});
