#pragma once

#include <QFont>
#include <QString>
#include <string>

namespace saban::viewer {

/// A sans-serif font that writes Vietnamese: Noto Sans, else DejaVu Sans, Liberation Sans, or whatever is installed that has its letters. Families whose files
/// are damaged are passed over. Needs a QGuiApplication.
/// Thread safety: any thread.
QFont writingFont(double sizePx, QFont::Weight weight);

/// True when each letter is there, in the font or in one that helps it out, and leaves ink: no boxes, no blanks. Spaces need none.
bool canBeWritten(const QString& text, const QFont& font);

/// The text composed (NFC), on one line, and what no font has by its number: "<U+E000>". Nothing is left off, and nothing becomes a box.
QString writable(const std::string& text, const QFont& font);

}  // namespace saban::viewer
