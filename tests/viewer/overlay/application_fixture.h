#pragma once

#include <QGuiApplication>
#include <clocale>

namespace saban::test {

/// Fonts need an application.
inline void ensureApplication() {
    static int count = 3;
    static char name[] = "tests", platform[] = "-platform", offscreen[] = "offscreen";
    static char* arguments[] = {name, platform, offscreen, nullptr};
    static QGuiApplication application(count, arguments);
    std::setlocale(LC_NUMERIC, "C");
}

}  // namespace saban::test
