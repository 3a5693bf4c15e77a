#include "viewer/app/missing_files_offer.h"

#include <QFileInfo>

#include "layers/ground/ground.h"
#include "layers/store/plan_store.h"
#include "viewer/app/file_dialogs.h"

namespace saban::app {

namespace {

/// So that no plan gets a file that it cannot be opened with.
bool fits(const layers::MapLayer& layer, const std::string& file) {
    const auto kind = layers::classifyFile(file, {});
    if (!kind) return false;
    if (layer.kind == layers::MapLayerKind::Vector) return kind->hasVectors;
    return kind->raster && (layer.kind == layers::MapLayerKind::Elevation || *kind->raster != geo::RasterKind::Elevation);
}

}  // namespace

MissingFilesOffer::MissingFilesOffer(QWidget* window, MessageBar& messages, PlanSession& session) : QObject(window), window_(window), messages_(messages), session_(session) {}

void MissingFilesOffer::show(const LoadOutcome& outcome) {
    // The lowest layer, which is elevation in most plans, comes to lie on top of the messages.
    for (auto missing = outcome.missing.rbegin(); missing != outcome.missing.rend(); ++missing) offer(outcome.planPath, *missing);
}

void MissingFilesOffer::offer(const std::string& planPath, const layers::MissingFile& missing) {
    const QString layer = QString::fromStdString(missing.layer->name.empty() ? missing.layer->path : missing.layer->name);
    const QString file = QString::fromStdString(missing.file);
    if (missing.found) {
        messages_.show(MessageBar::Severity::Note,
                       tr("The file of map layer '%1' is not where the plan says: '%2'. The file of the same name beside the plan is shown: '%3'.")
                           .arg(layer, file, QString::fromStdString(*missing.found)),
                       {}, {.label = tr("Keep this in the plan"), .act = [this, planPath, missing] { store(planPath, missing.layer->uid, *missing.found); }});
        return;
    }
    messages_.show(MessageBar::Severity::Warning, tr("The file of map layer '%1' is missing: '%2'. Put it back, or show where it is now.").arg(layer, file), {},
                   {.label = tr("Look for it…"), .act = [this, planPath, missing] { lookFor(planPath, missing); }});
}

void MissingFilesOffer::lookFor(const std::string& planPath, const layers::MissingFile& missing) {
    const QString chosen = askForMissingFile(window_, QFileInfo(QString::fromStdString(missing.file)).fileName(), QFileInfo(QString::fromStdString(planPath)).absolutePath());
    const bool isFit = !chosen.isEmpty() && fits(*missing.layer, chosen.toStdString());
    if (isFit) {
        store(planPath, missing.layer->uid, chosen.toStdString());
        return;
    }
    offer(planPath, missing);  // the message closed with its button
    if (!chosen.isEmpty())
        messages_.show(MessageBar::Severity::Error, tr("'%1' does not hold what map layer '%2' needs: elevation, a picture or vectors as before. Choose another file.")
                                                        .arg(chosen, QString::fromStdString(missing.layer->name)));
}

void MissingFilesOffer::store(const std::string& planPath, const layers::Uid& layer, const std::string& file) {
    if (session_.plan() && session_.path() == planPath) {
        if (!session_.apply(layers::relocated(*session_.plan(), planPath, layer, file))) return;  // it has said why
        // The file is opened anew: it has to be in there.
        session_.whenStored(this, [this, planPath](bool isAllThere) {
            if (!isAllThere || session_.path() != planPath) return;
            messages_.closeAll();
            emit relocated(QString::fromStdString(planPath));
        });
        return;
    }
    const auto plan = layers::PlanStore::open(planPath, layers::Access::ReadWrite);
    geo::Result<void> done = plan ? (*plan)->apply(layers::relocated((*plan)->plan(), planPath, layer, file)) : tl::unexpected(plan.error());
    if (done) {
        messages_.closeAll();  // what is still missing is told again
        emit relocated(QString::fromStdString(planPath));
        return;
    }
    messages_.show(MessageBar::Severity::Error, QString::fromStdString(done.error().message));
}

}  // namespace saban::app
