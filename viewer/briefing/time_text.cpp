#include "viewer/briefing/time_text.h"

#include <cmath>

namespace saban::app {

QString timeText(double seconds) {
    const auto whole = static_cast<qint64>(std::floor(std::abs(seconds)));
    const QString sign = seconds <= -1.0 ? QStringLiteral("−") : QString();
    const QLatin1Char zero('0');
    if (whole < 3600) return sign + QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, zero);
    return sign + QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, zero).arg(whole % 60, 2, 10, zero);
}

}  // namespace saban::app
