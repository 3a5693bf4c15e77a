#pragma once

#include <string>

namespace saban::app {

enum class Language { Vietnamese, English };

/// The language of `--lang`, else of `$SABAN_LANG`, else of the system's locale; Vietnamese only for vi_*, English otherwise.
Language languageFromSystem();
std::string codeOf(Language language);  ///< "vi", "en"

/// Installs the program's translation and Qt's own for every text shown from now on. Needs a QCoreApplication.
/// Live windows get a LanguageChange event.
void setLanguage(Language language);
Language language();

}  // namespace saban::app
