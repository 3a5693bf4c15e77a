#include "viewer/app/exercise_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cmath>

namespace saban::app {

namespace {

constexpr double kMinuteS = 60.0, kHourS = 3600.0, kDayS = 86400.0;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(saban::app::ExerciseWords)
};

}  // namespace

QString durationText(double seconds) {
    const auto whole = static_cast<qint64>(std::llround(std::max(0.0, seconds)));
    if (whole < 60) return Words::tr("%1 s").arg(whole);
    if (whole < 3600) return whole % 60 == 0 ? Words::tr("%1 min").arg(whole / 60) : Words::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    if (whole < 86400) {
        const qint64 minutes = whole % 3600 / 60;
        return minutes == 0 ? Words::tr("%1 h").arg(whole / 3600) : Words::tr("%1 h %2 min").arg(whole / 3600).arg(minutes, 2, 10, QLatin1Char('0'));
    }
    const qint64 hours = whole % 86400 / 3600;
    return hours == 0 ? Words::tr("%1 d", "days").arg(whole / 86400) : Words::tr("%1 d %2 h", "days and hours").arg(whole / 86400).arg(hours);
}

QString exerciseText(const layers::Timeline& timeline, double timeS) {
    if (!timeline.isDated()) return QLatin1Char('+') + durationText(timeS - timeline.beginS());
    const QString iso = QString::fromStdString(layers::momentOf(timeS).iso);
    const QDateTime moment = QDateTime::fromString(iso, Qt::ISODate);
    return moment.isValid() ? moment.toString(QStringLiteral("dd/MM/yyyy HH:mm")) : iso;
}

double scaleStepS(double secondsPerPx, double leastPx) {
    constexpr double kSteps[] = {1.0,
                                 5.0,
                                 15.0,
                                 30.0,
                                 kMinuteS,
                                 5 * kMinuteS,
                                 15 * kMinuteS,
                                 30 * kMinuteS,
                                 kHourS,
                                 2 * kHourS,
                                 3 * kHourS,
                                 6 * kHourS,
                                 12 * kHourS,
                                 kDayS,
                                 2 * kDayS,
                                 7 * kDayS,
                                 14 * kDayS,
                                 28 * kDayS};
    const double least = secondsPerPx * leastPx;
    for (const double step : kSteps)
        if (step >= least) return step;
    double step = kSteps[std::size(kSteps) - 1];
    while (step < least && std::isfinite(step)) step *= 2.0;
    return step;
}

}  // namespace saban::app
