#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <algorithm>

#include "tests/rules/translation_file.h"

namespace saban::test {
namespace {

const QString kTranslationFile = QStringLiteral(SABAN_SOURCE_DIR "/viewer/app/i18n/saban_vi.ts");

std::string described(const Message& message) {
    return (message.context + QStringLiteral(": \"") + message.source + QStringLiteral("\"")).toStdString();
}

/// The Vietnamese texts as they are in the tree.
std::vector<Message> vietnamese() {
    return readTranslationFile(kTranslationFile).value_or(std::vector<Message>{});
}

/// The texts that the tools find in the sources now, with the translations that the tree has for them; nothing when the
/// tools fail.
std::optional<std::vector<Message>> vietnameseAfterUpdate() {
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("saban_vi.ts"));
    if (!QFile::copy(kTranslationFile, copy)) return std::nullopt;
    QFile::setPermissions(copy, QFile::permissions(copy) | QFile::WriteOwner);
    QProcess update;
    update.start(QStringLiteral(SABAN_CMAKE),
                 {QStringLiteral("-DLUPDATE=" SABAN_LUPDATE), QStringLiteral("-DSOURCE_DIR=" SABAN_SOURCE_DIR),
                  QStringLiteral("-DTS=") + copy, QStringLiteral("-P"),
                  QStringLiteral(SABAN_SOURCE_DIR "/viewer/app/i18n/update.cmake")});
    if (!update.waitForFinished(120'000) || update.exitStatus() != QProcess::NormalExit || update.exitCode() != 0)
        return std::nullopt;
    return readTranslationFile(copy);
}

TEST(Translations, CoverEveryTextOfTheSources) {
    const auto texts = vietnameseAfterUpdate();
    ASSERT_TRUE(texts) << "lupdate failed";
    for (const Message& message : *texts)
        EXPECT_TRUE(message.isFinished && !message.translation.isEmpty())
            << described(message)
            << " has no Vietnamese. Call ./run translations, then translate it in viewer/app/i18n/saban_vi.ts";
}

// Qt looks a text up under the full name of its class. lupdate knows the full name only when it finds the header.
TEST(Translations, NameTheLayerOrTheFullClassAsContext) {
    const QRegularExpression pattern(QStringLiteral("^(geo|layers|viewer|cli|saban(::[A-Za-z0-9]+)+)$"));
    const auto texts = vietnameseAfterUpdate();
    ASSERT_TRUE(texts) << "lupdate failed";
    for (const Message& message : *texts) EXPECT_TRUE(pattern.match(message.context).hasMatch()) << described(message);
}

TEST(Translations, HoldNoTextThatTheSourcesNoLongerHave) {
    const auto texts = vietnameseAfterUpdate();
    ASSERT_TRUE(texts) << "lupdate failed";
    for (const Message& message : vietnamese())
        EXPECT_TRUE(std::find(texts->begin(), texts->end(), message) != texts->end())
            << described(message) << " is gone from the sources. Call ./run translations";
}

TEST(Translations, KeepThePlaceholdersOfTheSource) {
    for (const Message& message : vietnamese())
        EXPECT_EQ(placeholdersOf(message.source), placeholdersOf(message.translation)) << described(message);
}

TEST(Translations, AreComposedUnicode) {
    for (const Message& message : vietnamese())
        EXPECT_EQ(message.translation, message.translation.normalized(QString::NormalizationForm_C))
            << described(message);
}

TEST(Translations, AreInTheProgram) {
    QTranslator translator;
    ASSERT_TRUE(translator.load(QStringLiteral(":/i18n/saban_vi.qm")));
    for (const Message& message : vietnamese()) {
        const QByteArray context = message.context.toUtf8(), source = message.source.toUtf8(),
                         comment = message.comment.toUtf8();
        const int number = message.source.contains(QStringLiteral("%n")) ? 2 : -1;
        EXPECT_EQ(translator.translate(context.constData(), source.constData(), comment.constData(), number).toStdString(),
                  message.translation.toStdString())
            << described(message);
    }
}

TEST(Translations, OfQtAreInTheProgram) {
    QTranslator translator;
    ASSERT_TRUE(translator.load(QStringLiteral(":/i18n/qtbase_vi.qm")));
    EXPECT_EQ(translator.translate("QPlatformTheme", "Cancel"), QStringLiteral("Hủy"));
    const auto messages = readTranslationFile(QStringLiteral(SABAN_SOURCE_DIR "/viewer/app/i18n/qtbase_vi.ts"));
    ASSERT_TRUE(messages);
    for (const Message& message : *messages) {
        EXPECT_TRUE(message.isFinished && !message.translation.isEmpty()) << described(message);
        EXPECT_EQ(placeholdersOf(message.source), placeholdersOf(message.translation)) << described(message);
    }
}

TEST(Placeholders, AreThoseOfFmtAndQt) {
    const std::vector<QString> expected{QStringLiteral("%1"),  QStringLiteral("%L2"),    QStringLiteral("%n"),
                                        QStringLiteral("{0}"), QStringLiteral("{:.1f}"), QStringLiteral("{}")};
    EXPECT_EQ(placeholdersOf(QStringLiteral("%n of %1, %L2: {} {0} {:.1f}; 100 %")), expected);
}

}  // namespace
}  // namespace saban::test
