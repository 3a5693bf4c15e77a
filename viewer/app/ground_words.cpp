#include "viewer/app/ground_words.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "viewer/table/crs_words.h"

namespace saban::app {

namespace {

constexpr const char* kNoVerticalReference = "no_vertical_reference";  // code of a warning of layers/ground

struct GroundWords {
    Q_DECLARE_TR_FUNCTIONS(saban::app::GroundWords)
};

}  // namespace

QString titleOf(const std::shared_ptr<const layers::Ground>& ground, const std::shared_ptr<const layers::Plan>& plan) {
    if (!ground || ground->spec.elevation.empty()) return QStringLiteral("Saban");
    if (plan && !plan->settings.name.empty()) return QStringLiteral("%1 — Saban").arg(QString::fromStdString(plan->settings.name));
    QString name = QFileInfo(QString::fromStdString(ground->spec.elevation.front().path)).fileName();
    const auto others = ground->spec.elevation.size() + ground->spec.imagery.size() + ground->spec.vectors.size() - 1;
    if (others > 0) name += QStringLiteral(" + %1").arg(others);
    return QStringLiteral("%1 — Saban").arg(name);
}

QString heightNoteOf(const std::shared_ptr<const layers::Ground>& ground) {
    if (!ground) return {};
    for (const geo::Warning& warning : ground->warnings)
        if (warning.code == kNoVerticalReference) return QString::fromStdString(warning.message);
    for (const auto& raster : ground->elevation->rasters())
        if (raster->info().crs && raster->info().crs->vertical().isDeclared())
            return GroundWords::tr("Heights: %1").arg(QString::fromStdString(raster->info().crs->vertical().name));
    return {};
}

QStringList warningsOf(const std::shared_ptr<const layers::Ground>& ground) {
    QStringList messages;
    if (!ground) return messages;
    for (const geo::Warning& warning : ground->warnings)
        if (warning.code != kNoVerticalReference) messages << QString::fromStdString(warning.message);
    return messages;
}

QString withZonesNamed(const QString& text) {
    return QString::fromStdString(viewer::withZonesNamed(text.toStdString()));
}

QString crsTitleOf(const geo::Crs& crs) { return withZonesNamed(QString::fromStdString(crs.name())); }

std::optional<glm::dvec2> placeOf(const std::shared_ptr<const layers::Ground>& ground) {
    if (!ground) return std::nullopt;
    const auto geographic = geo::Crs::fromEpsg(4326);
    if (!geographic) return std::nullopt;
    const auto transform = geo::Transform::create(ground->crs, *geographic);
    return transform ? transform->forward(ground->bounds.center()) : std::nullopt;
}

}  // namespace saban::app
