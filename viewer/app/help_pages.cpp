#include "viewer/app/help_pages.h"

#include <QFile>
#include <QHash>
#include <QTextDocument>
#include <QWidget>

namespace saban::app {

namespace {

QString readText(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).normalized(QString::NormalizationForm_C) : QString();
}

/// Each line: the page, then the object names that it is about.
std::vector<QStringList> lines() {
    std::vector<QStringList> all;
    for (const QString& line : readText(QStringLiteral(":/help/pages.txt")).split(QLatin1Char('\n'))) {
        const QStringList words = line.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (!words.isEmpty() && !words.front().startsWith(QLatin1Char('#'))) all.push_back(words);
    }
    return all;
}

const QHash<QString, QString>& pagesByObject() {
    static const QHash<QString, QString> pages = [] {
        QHash<QString, QString> found;
        for (const QStringList& words : lines())
            for (const QString& object : words.mid(1)) found.insert(object, words.front());
        return found;
    }();
    return pages;
}

}  // namespace

std::vector<HelpPage> helpPages(Language language) {
    std::vector<HelpPage> pages;
    for (const QStringList& words : lines()) {
        HelpPage page{.name = words.front(), .title = {}, .markdown = {}, .plain = {}};
        page.markdown = readText(QStringLiteral(":/help/%1/%2.md").arg(QString::fromStdString(codeOf(language)), page.name));
        page.title = page.markdown.section(QLatin1Char('\n'), 0, 0).remove(QLatin1Char('#')).trimmed();
        QTextDocument document;
        document.setMarkdown(page.markdown);
        page.plain = foldedByCharacter(document.toPlainText());
        pages.push_back(std::move(page));
    }
    return pages;
}

QString helpPageOf(const QWidget* widget) {
    for (; widget; widget = widget->parentWidget()) {
        const QString given = widget->property("helpPage").toString();
        if (!given.isEmpty()) return given;
        if (const auto found = pagesByObject().constFind(widget->objectName()); found != pagesByObject().constEnd()) return *found;
    }
    return QStringLiteral("start_page");
}

QString foldedByCharacter(const QString& text) {
    QString folded = text;
    for (QChar& character : folded) {
        if (character.unicode() > 127) {
            const QString parts = QString(character).normalized(QString::NormalizationForm_D);
            character = parts.front() == QChar(0x111) || parts.front() == QChar(0x110) ? QChar(u'd') : parts.front();
        }
        character = character.toLower();
    }
    return folded;
}

}  // namespace saban::app
