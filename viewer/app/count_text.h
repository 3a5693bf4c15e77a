#pragma once

#include <QLocale>
#include <QString>
#include <cstddef>

namespace saban::app {

/// How many, as a person reads it in the language of the window: "2.150" in Vietnamese, "2,150" in English.
inline QString countText(std::size_t count) { return QLocale().toString(static_cast<qulonglong>(count)); }

}  // namespace saban::app
