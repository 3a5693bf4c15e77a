#include "viewer/app/exchange_words.h"

#include <QRegularExpression>
#include <QStringList>

#include "layers/edit/feature_edits.h"
#include "viewer/app/language.h"

namespace saban::app {

QString titleOfKind(const std::string& kind) {
    QString title = QString::fromStdString(kind);
    layers::visitKind(kind == "works" ? std::string(layers::kindName<layers::WorkItem>()) : kind, [&](auto tag) {
        const auto& table = layers::tablesOf<typename decltype(tag)::Type>().front();
        const std::string_view words = language() == Language::Vietnamese ? table.titleVi : table.titleEn;
        title = QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
    });
    return title;
}

QString withoutOptions(const std::string& message) {
    static const QRegularExpression betweenSentences(QStringLiteral("(?<=[.!?]) +(?=\\p{Lu})"));
    QStringList kept;
    for (const QString& sentence : QString::fromStdString(message).split(betweenSentences))
        if (!sentence.contains(QStringLiteral(" --"))) kept << sentence;
    return kept.isEmpty() ? QString::fromStdString(message) : kept.join(QLatin1Char(' '));
}

QString withMarkingLines(const QString& lines, const std::string& marking) {
    if (marking.empty()) return lines;
    const QString line = QString::fromStdString(marking) + QLatin1Char('\n');
    return line + lines + (lines.isEmpty() || lines.endsWith(QLatin1Char('\n')) ? QString() : QStringLiteral("\n")) + line;
}

}  // namespace saban::app
