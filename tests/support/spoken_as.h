#pragma once

#include <QLocale>

namespace saban::test {

/// Numbers are written as in this language, until it goes: other tests of the program find what they found.
class SpokenAs {
   public:
    SpokenAs(QLocale::Language language, QLocale::Territory territory) { QLocale::setDefault(QLocale(language, territory)); }
    ~SpokenAs() { QLocale::setDefault(before_); }
    SpokenAs(const SpokenAs&) = delete;
    SpokenAs& operator=(const SpokenAs&) = delete;

   private:
    QLocale before_;
};

}  // namespace saban::test
