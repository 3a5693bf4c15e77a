#pragma once

#include <QString>
#include <vector>

#include "viewer/app/language.h"

class QWidget;

namespace saban::app {

/// A page of the help: Markdown, its title the first heading. Pages and what they are about are named in `help/pages.txt`.
struct HelpPage {
    QString name;   ///< of its file
    QString title;
    QString markdown;
    QString plain;  ///< its words alone, folded for a search
};

/// In the order of the contents.
std::vector<HelpPage> helpPages(Language language);

/// The page about a widget: that of its property "helpPage", else of its object name, else of what it lies in. Null, or
/// nothing known: "start_page".
QString helpPageOf(const QWidget* widget);

/// Lower case without diacritics, character by character: what stands at a place there stands at the same place in `text`, which is NFC.
QString foldedByCharacter(const QString& text);

}  // namespace saban::app
