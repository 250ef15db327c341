/** The words around the frame; the page in it speaks for itself. */
export interface DialogTexts {
  connect: string;
  map: string;
  close: string;
  question: string;
  stay: string;
  leave: string;
}

const english: DialogTexts = {
  connect: 'Connect an account',
  map: 'Choose your fields',
  close: 'Close',
  question: 'Leave without finishing?',
  stay: 'Stay',
  leave: 'Leave',
};

const languages: Readonly<Record<string, DialogTexts>> = {
  en: english,
  de: {
    connect: 'Konto verbinden',
    map: 'Felder auswählen',
    close: 'Schließen',
    question: 'Ohne Abschluss verlassen?',
    stay: 'Bleiben',
    leave: 'Verlassen',
  },
  es: {
    connect: 'Conectar una cuenta',
    map: 'Elegir los campos',
    close: 'Cerrar',
    question: '¿Salir sin terminar?',
    stay: 'Quedarse',
    leave: 'Salir',
  },
  fr: {
    connect: 'Connecter un compte',
    map: 'Choisir les champs',
    close: 'Fermer',
    question: 'Quitter sans terminer ?',
    stay: 'Rester',
    leave: 'Quitter',
  },
  ja: {
    connect: 'アカウントを接続',
    map: 'フィールドを選択',
    close: '閉じる',
    question: '完了せずに終了しますか？',
    stay: '続ける',
    leave: '終了する',
  },
};

/** The words in the language of the host's page, else of the browser, else in English. */
export function dialogTexts(): DialogTexts {
  for (const tag of [document.documentElement.lang, ...navigator.languages]) {
    const texts = languages[tag.slice(0, 2).toLowerCase()];
    if (texts !== undefined) return texts;
  }
  return english;
}
