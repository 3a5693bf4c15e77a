#include "viewer/table/number_words.h"

#include <QLocale>
#include <QString>
#include <cmath>

namespace saban::viewer {

std::string numberText(double value, int mostDecimals) {
    const double unit = std::pow(10.0, mostDecimals), rounded = std::round(value * unit) / unit;
    if (!std::isfinite(rounded)) return QLocale().toString(value).toStdString();
    int decimals = mostDecimals;
    // Written without its last figure it is the same number.
    for (double part = unit / 10.0; decimals > 0 && std::round(rounded * part) / part == rounded; part /= 10.0) --decimals;
    return QLocale().toString(rounded == 0.0 ? 0.0 : rounded, 'f', decimals).toStdString();
}

std::string scaleText(double denominator) { return "1:" + numberText(denominator); }

}  // namespace saban::viewer
