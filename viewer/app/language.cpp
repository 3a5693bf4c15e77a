#include "viewer/app/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include "geo/core/text.h"

namespace saban::app {

namespace {

Language current = Language::English;

struct Translators {
    QTranslator program;
    QTranslator qt;
};

Translators& translators() {
    static Translators* all = new Translators;  // lives as long as the application, which holds pointers to it
    return *all;
}

std::string translateWithQt(const TextKey& key) {
    return QCoreApplication::translate(key.context, key.source).toStdString();
}

}  // namespace

Language languageFromSystem() {
    const QByteArray asked = qgetenv("SABAN_LANG");
    if (!asked.isEmpty()) return asked.startsWith("vi") ? Language::Vietnamese : Language::English;
    return QLocale::system().language() == QLocale::Vietnamese ? Language::Vietnamese : Language::English;
}

std::string codeOf(Language language) { return language == Language::Vietnamese ? "vi" : "en"; }

void setLanguage(Language language) {
    current = language;
    Translators& all = translators();
    QCoreApplication::removeTranslator(&all.program);
    QCoreApplication::removeTranslator(&all.qt);
    if (language == Language::Vietnamese) {
        if (all.qt.load(QStringLiteral(":/i18n/qtbase_vi.qm"))) QCoreApplication::installTranslator(&all.qt);
        if (all.program.load(QStringLiteral(":/i18n/saban_vi.qm"))) QCoreApplication::installTranslator(&all.program);
    }
    QLocale::setDefault(language == Language::Vietnamese ? QLocale(QLocale::Vietnamese, QLocale::Vietnam)
                                                         : QLocale(QLocale::English, QLocale::UnitedKingdom));
    setTranslator(language == Language::Vietnamese ? &translateWithQt : nullptr);
}

Language language() { return current; }

}  // namespace saban::app
