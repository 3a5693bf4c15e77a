#pragma once

#include <QActionGroup>
#include <QMenu>
#include <QObject>
#include <QSet>
#include <memory>
#include <string>

#include "layers/catalogue/structure_catalogue.h"
#include "layers/model/plan.h"
#include "layers/symbols/convention_profile.h"
#include "viewer/overlay/draped_plan.h"

namespace saban::app {

class TableWidget;

/// The plan on the table, and which of its phases is shown: a menu of them, and Page Up and Page Down to the phase before and after.
class PlanControl : public QObject {
    Q_OBJECT

   public:
    PlanControl(TableWidget& table, QMenu& phases, QObject* parent = nullptr);

    /// Null: none. Begins with the first phase. Conventions and structure types are the plan's; what is wrong with them is told by `troubled`.
    void setPlan(std::shared_ptr<const layers::Plan> plan, const std::string& planPath = {});
    /// Another value of the same plan: the phase that is shown, and what is hidden, stay.
    void updatePlan(std::shared_ptr<const layers::Plan> plan, const std::string& planPath);
    const viewer::PlanView& view() const { return view_; }
    /// Of the phases in their order; replaced when `phasesChanged` tells.
    QList<QAction*> phaseActions() const { return phases_->actions(); }
    /// Null: those of Saban.
    const std::shared_ptr<const layers::StructureCatalogue>& catalogue() const { return catalogue_; }
    const layers::ConventionProfilePtr& conventions() const { return conventions_; }
    void setHidden(std::vector<std::string> kinds);
    /// Does nothing when the plan has no such phase.
    void setPhase(const layers::Uid& phase);
    /// 0xRRGGBB of structures and routes by their uid; empty: their own.
    void setColours(std::map<layers::Uid, std::uint32_t> colours);
    /// A catalogue's file that stands in place of every plan's; empty: none.
    void setCatalogue(const std::string& file) { catalogueFile_ = file; }
    void retranslateUi();

   signals:
    void troubled(const QString& message);
    void phasesChanged();
    /// Another phase is shown, or other kinds.
    void viewChanged();

   private:
    void fillMenu();
    void tellWarnings();
    void readResources(const std::string& planPath);
    void show(const layers::Uid& phase);
    void step(int by);

    TableWidget& table_;
    QMenu& menu_;
    QActionGroup* phases_;
    QAction *previous_, *next_;
    std::shared_ptr<const layers::Plan> plan_;
    layers::ConventionProfilePtr conventions_;
    std::shared_ptr<const layers::StructureCatalogue> catalogue_;
    std::string catalogueFile_;
    std::string resourcesState_;
    QSet<QString> told_;
    viewer::PlanView view_;
};

}  // namespace saban::app
