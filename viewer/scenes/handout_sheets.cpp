#include "viewer/scenes/handout_sheets.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

#include "layers/briefing/timeline.h"
#include "viewer/overlay/ground_legend.h"
#include "viewer/overlay/legend_content.h"
#include "viewer/render/ground_look.h"
#include "viewer/scenes/paint_track.h"
#include "viewer/scenes/scene_view.h"

namespace saban::viewer {

namespace {

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

}  // namespace

QString longDate(QDate date, const QLocale& locale) {
    // The locale's own form lacks the words that stand before day, month and year in writing.
    if (locale.language() == QLocale::Vietnamese) return locale.toString(date, QStringLiteral("dddd, 'ngày' d 'tháng' M 'năm' yyyy"));
    return locale.toString(date, QLocale::LongFormat);
}

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
            .date = longDate(QDate::currentDate(), QLocale()),
            .copy = QString::fromStdString(copyText)};
}

HandoutLayout::Options sheetOptionsOf(PageSize page, bool notes, bool isGreyscale) {
    const bool isA3 = page == PageSize::A3;
    return {.widthMm = isA3 ? 420.0 : 297.0, .heightMm = isA3 ? 297.0 : 210.0, .notes = notes, .isGreyscale = isGreyscale};
}

void addLegends(std::vector<SheetContent>& contents, const Performance& performance, std::size_t first, Inks inks) {
    const layers::Briefing& briefing = *performance.briefing;
    const layers::Ground& ground = *performance.ground;
    const auto range = ground.elevation->roughRange();
    for (std::size_t i = 0; i < contents.size(); ++i) {
        const PaintSource source{briefing, ground, performance.planPath, performance.look};
        const GroundPaint shown = paintTrack(source, first + i, sceneViewOf(*briefing.scenes[first + i].scene, *briefing.plan, ground)).back().paint;
        LegendContent legend = legendOf(*briefing.plan, shown.shown, performance.profile, std::numeric_limits<std::size_t>::max());
        const auto seen = groundWith(performance.ground, shown.opacities);
        const bool isCovered = performance.look.imagery && seen->imagery && seen->imagery->bounds().intersection(ground.bounds) == ground.bounds;
        const GroundLook& look = performance.look.ground;
        if (auto section = groundSectionOf({.look = look, .tintRange = tintRangeOf(look, {range.minM, range.maxM}), .isTintSeen = !isCovered})) legend.sections.push_back(std::move(*section));
        contents[i].legend = legendForPage(legend, inks);
    }
}

QImage sheetWithin(QSize sizePx, const HandoutLayout::Options& options) {
    const double pxPerMm = std::min(sizePx.width() / options.widthMm, sizePx.height() / options.heightMm);
    QImage sheet(static_cast<int>(options.widthMm * pxPerMm), static_cast<int>(options.heightMm * pxPerMm), QImage::Format_RGB888);
    sheet.setDotsPerMeterX(static_cast<int>(std::lround(pxPerMm * 1000.0)));
    sheet.setDotsPerMeterY(sheet.dotsPerMeterX());
    sheet.fill(Qt::white);
    return sheet;
}

}  // namespace saban::viewer
