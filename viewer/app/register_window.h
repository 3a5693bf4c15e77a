#pragma once

#include <QDialog>
#include <QFileSystemWatcher>
#include <QPointer>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "layers/briefing/register.h"
#include "viewer/app/background_task.h"

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QTableWidget;

namespace saban::app {

class PlanSession;

/// What was made of the plan that is open: number, time, who, what, file, marking, digest. Follows the plan's file while it is shown; it is read in the background, as it may be held.
/// Thread safety: GUI thread.
class RegisterWindow : public QDialog {
    Q_OBJECT

   public:
    /// The session outlives it.
    explicit RegisterWindow(PlanSession& session, QWidget* parent = nullptr);

    QTableWidget& table() { return *table_; }
    QString note() const;
    /// Selects the entries of a file with that content, and says whether there are any. The file is read in the background.
    void find(const QString& file);
    bool isFinding() const { return finding_->isRunning() || findsAfterReading_; }
    bool isReading() const { return reading_->isRunning(); }
    /// Writes the register as a list, which enters it, too, once it is read; tells what became of it.
    void exportTo(const QString& file);
    void retranslateUi();

   protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

   private:
    void refresh(const QString& told = {});
    void follow();
    void watch();
    void read();
    void take(geo::Result<std::vector<layers::RegisterEntry>> read);
    void showFound(const QString& name, const std::string& digest);
    void fill();
    void showButtons();
    void write(const QString& file);
    void select(const std::set<std::int64_t>& numbers);
    std::set<std::int64_t> selected() const;
    void tell(const QString& message);

    PlanSession& session_;
    QTableWidget* table_;
    QLabel* note_;
    QPushButton *find_, *export_, *close_;
    QFileSystemWatcher watcher_;
    BackgroundTask *finding_, *reading_;
    std::string readingPath_;
    bool isStale_ = false;  ///< what is being read, as the file is another by now
    bool isAsked_ = false;  ///< for it: it is shown also when it is the same
    QString told_;          ///< then
    std::function<void()> findsAfterReading_, exportsAfterReading_;  ///< what waits for it
    std::optional<geo::Result<std::vector<layers::RegisterEntry>>> read_;  ///< of the plan that is open; nothing: not yet
    std::vector<layers::RegisterEntry> entries_;
};

/// The command that shows the register, in a menu before another one; off without a plan.
class RegisterCommand : public QObject {
    Q_OBJECT

   public:
    /// What it is given outlives it.
    RegisterCommand(PlanSession& session, QMenu& menu, QAction* after, QWidget* window);

    QAction* action() const { return action_; }
    /// Null until it was shown.
    RegisterWindow* shown() const { return shown_; }

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void show();
    void retranslateUi();

    PlanSession& session_;
    QWidget* window_;
    QAction* action_;
    QPointer<RegisterWindow> shown_;
};

}  // namespace saban::app
