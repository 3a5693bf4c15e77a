#pragma once

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QObject>
#include <memory>
#include <stop_token>
#include <vector>

#include "geo/core/executor.h"
#include "viewer/app/section_panel.h"
#include "viewer/app/section_tool.h"

namespace saban::app {

class PlanDesk;

/// The cross-section in the window: tool, panel and action put together. Heights are read on a worker; with or without a plan.
/// What it is given outlives it.
/// Thread safety: GUI thread.
class SectionDesk : public QObject {
    Q_OBJECT

   public:
    SectionDesk(QMainWindow& window, TableWidget& table, PlanDesk& desk, QObject* parent = nullptr);
    ~SectionDesk() override;

    QAction* action() const { return action_; }
    QDockWidget* dock() const { return dock_; }
    SectionTool& tool() { return *tool_; }
    SectionPanel& panel() { return *panel_; }
    /// The profile of the present line is still being read.
    bool isReading() const { return isReading_; }

    /// Another ground is on the table: a section of one with another CRS ends.
    void groundChanged();
    void retranslateUi();

   signals:
    void troubled(const QString& message);

   private:
    void start();
    void cutAlongSelection();
    std::vector<glm::dvec2> chosenLine() const;
    void showSection();
    void readProfile();
    void showProfile(std::uint64_t request, const geo::Result<geo::Profile>& profile);
    void showMarks();
    void point(const std::optional<glm::dvec2>& place);
    void savePicture();
    void saveTable();
    void save(const QString& file);

    QMainWindow& window_;
    TableWidget& table_;
    PlanDesk& desk_;
    SectionTool* tool_;
    SectionPanel* panel_;
    QDockWidget* dock_;
    QAction* action_;
    std::vector<glm::dvec2> readLine_;  ///< whose profile is shown or being read
    std::uint64_t request_ = 0;
    bool isReading_ = false;
    std::string crs_;                   ///< of the ground on which the section was made
    std::stop_source stopReading_;
    geo::Executor worker_{1};           // last: its task ends before anything else goes
};

}  // namespace saban::app
