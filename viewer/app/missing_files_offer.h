#pragma once

#include <QObject>
#include <string>

#include "layers/ground/missing_files.h"
#include "viewer/app/ground_loader.h"
#include "viewer/app/message_bar.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

/// Tells which files of a plan's map layers are missing and offers to look for them. What a person finds is written into the plan, one
/// edit, and the plan is to be opened again.
class MissingFilesOffer : public QObject {
    Q_OBJECT

   public:
    /// `session`: what is stored in the plan that is open there goes through it, so that it can be undone there.
    MissingFilesOffer(QWidget* window, MessageBar& messages, PlanSession& session);

    /// One message for each missing file; what was found beside the plan may be kept.
    void show(const LoadOutcome& outcome);

   signals:
    void relocated(const QString& planPath);

   private:
    void offer(const std::string& planPath, const layers::MissingFile& missing);
    void lookFor(const std::string& planPath, const layers::MissingFile& missing);
    void store(const std::string& planPath, const layers::Uid& layer, const std::string& file);

    QWidget* window_;
    MessageBar& messages_;
    PlanSession& session_;
};

}  // namespace saban::app
