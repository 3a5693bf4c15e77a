#pragma once

#include <QString>
#include <optional>
#include <vector>

namespace saban::test {

/// One text of a Qt Linguist file.
struct Message {
    QString context;
    QString source;
    QString comment;      ///< what tells two texts of one wording apart; usually empty
    QString translation;  ///< the first form where the text has several for numbers
    bool isFinished = false;

    friend bool operator==(const Message&, const Message&) = default;
};

/// The texts of a .ts file in its order; nothing when the file is absent or malformed.
std::optional<std::vector<Message>> readTranslationFile(const QString& path);

/// What a text has filled in: `{}`, `{0}`, `{:.1f}` of fmt, `%1`, `%L1`, `%n` of Qt; sorted, with repeats.
std::vector<QString> placeholdersOf(const QString& text);

}  // namespace saban::test
