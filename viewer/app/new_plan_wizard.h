#pragma once

#include <QWizard>

#include "geo/raster/raster_file.h"

namespace saban::app {

class AreaPage;
class GroundPage;
class NewPlanGround;
class PlanForm;

/// The assistant for a new plan: the files of its ground, grid and area, name and file. Accepted, the plan's file is there.
class NewPlanWizard : public QWizard {
    Q_OBJECT

   public:
    /// `folder`: where files are looked for, and where the plan is proposed when its ground may not be written beside.
    NewPlanWizard(geo::NetworkPolicy network, const QString& folder, QWidget* parent = nullptr);

    /// Of the plan that was made.
    QString file() const;

    NewPlanGround& ground() { return *ground_; }
    GroundPage& groundPage() { return *groundPage_; }
    AreaPage& areaPage() { return *areaPage_; }
    PlanForm& form() { return *form_; }

   public slots:
    void accept() override;

   private:
    void preparePlanPage();

    QString folder_;
    NewPlanGround* ground_;
    GroundPage* groundPage_;
    AreaPage* areaPage_;
    PlanForm* form_;
    int planPageId_ = -1;
};

}  // namespace saban::app
