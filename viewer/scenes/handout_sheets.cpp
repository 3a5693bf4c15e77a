#include "viewer/scenes/handout_sheets.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "layers/briefing/timeline.h"

namespace saban::viewer {

namespace {

constexpr double kMmPerInch = 25.4;

/// Phase, and time of the exercise.
QString factsOf(const layers::Scene& scene, const layers::Plan& plan) {
    QString facts;
    if (const auto phase = scene.phase.empty() ? nullptr : plan.find<layers::Phase>(scene.phase)) facts = printable(phase->name).simplified();
    if (const auto moment = layers::secondsOf(scene.exerciseTime)) {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(*moment), Qt::UTC);
        facts += (facts.isEmpty() ? QString() : QStringLiteral(" · ")) + QLocale().toString(time.date(), QLocale::ShortFormat) + time.time().toString(QStringLiteral(" HH:mm"));
    }
    return facts;
}

/// A white sheet that is as large as fits, with its dots per inch.
QImage sheetWithin(QSize sizePx, const HandoutLayout::Options& options) {
    const double pxPerMm = std::min(sizePx.width() / options.widthMm, sizePx.height() / options.heightMm);
    QImage sheet(static_cast<int>(options.widthMm * pxPerMm), static_cast<int>(options.heightMm * pxPerMm), QImage::Format_RGB32);
    sheet.setDotsPerMeterX(static_cast<int>(std::lround(pxPerMm * 1000.0)));
    sheet.setDotsPerMeterY(sheet.dotsPerMeterX());
    sheet.fill(Qt::white);
    return sheet;
}

}  // namespace

std::vector<SheetContent> sheetContentsOf(const layers::Briefing& briefing, const SceneRange& range) {
    std::vector<SheetContent> contents;
    for (std::size_t i = range.from; i <= range.to; ++i) {
        const layers::Scene& scene = *briefing.scenes[i].scene;
        contents.push_back({.title = QStringLiteral("%1. %2").arg(i + 1).arg(printable(briefing.scenes[i].title()).simplified()),
                            .role = printable(scene.role).simplified(),
                            .caption = printable(scene.caption),
                            .notes = printable(scene.note),
                            .facts = factsOf(scene, *briefing.plan)});
    }
    return contents;
}

SheetFrame sheetFrameOf(const layers::Plan& plan, const std::string& copyText) {
    return {.marking = printable(plan.settings.marking).simplified(),
            .plan = printable(plan.settings.name).simplified(),
            .date = QLocale().toString(QDate::currentDate(), QLocale::LongFormat),
            .copy = QString::fromStdString(copyText)};
}

HandoutLayout::Options sheetOptionsOf(PageSize page, bool notes, bool isGreyscale) {
    const bool isA3 = page == PageSize::A3;
    return {.widthMm = isA3 ? 420.0 : 297.0, .heightMm = isA3 ? 297.0 : 210.0, .notes = notes, .isGreyscale = isGreyscale};
}

QSize previewPictureSize(const layers::Briefing& briefing, std::size_t scene, bool notes, int widthPx) {
    const auto options = sheetOptionsOf(PageSize::A4, notes, false);
    QImage sheet = sheetWithin({widthPx, widthPx}, options);
    const HandoutLayout layout(sheet, options, sheetFrameOf(*briefing.plan, {}), sheetContentsOf(briefing, {scene, scene}));
    const QSizeF size = layout.pictureMm(0).size() * (sheet.dotsPerMeterX() / 1000.0);
    return size.toSize();
}

QImage previewPage(const layers::Briefing& briefing, std::size_t scene, bool notes, bool isGreyscale, const QImage& picture, QSize sizePx) {
    const auto options = sheetOptionsOf(PageSize::A4, notes, isGreyscale);
    QImage sheet = sheetWithin(sizePx, options);
    const HandoutLayout layout(sheet, options, sheetFrameOf(*briefing.plan, {}), sheetContentsOf(briefing, {scene, scene}));
    QPainter painter(&sheet);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform | QPainter::TextAntialiasing);
    layout.paint(painter, 0, picture, {});
    return sheet;
}

}  // namespace saban::viewer
