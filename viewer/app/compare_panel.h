#pragma once

#include <QFileSystemWatcher>
#include <QTimer>
#include <QWidget>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layers/catalogue/structure_catalogue.h"
#include "layers/compare/take_over.h"
#include "viewer/app/compare_loader.h"
#include "viewer/app/compare_model.h"
#include "viewer/app/compare_source_box.h"

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QLayout;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace saban::app {

class BackgroundTask;
class CompareTree;
class PlanSession;

/// Compares the plan with another state of it: another file, one of its past states, the state at the opening of this session. Lists all
/// in which they differ, and takes single differences over.
/// Thread safety: GUI thread.
class ComparePanel : public QWidget {
    Q_OBJECT

   public:
    explicit ComparePanel(PlanSession& session, QWidget* parent = nullptr);

    void compareWithFile(const QString& file);
    void compareWithPast(std::int64_t id);
    void compareWithOpening();
    /// Nothing is compared any more.
    void stop();
    /// Whether the other state came after the plan, so that "added" is what only the other has.
    void setOtherLater(bool isLater);
    void setMatchingNames(bool isOn);
    void setSearch(const QString& words);
    void setSort(std::optional<layers::DifferenceSort> sort);
    void setCatalogue(std::shared_ptr<const layers::StructureCatalogue> catalogue);

    /// Null: none.
    const ComparisonPtr& comparison() const { return model_->comparison(); }
    /// The other state, in the terms of the plan. Null: none.
    const PlanPtr& other() const { return outcome_.other; }
    bool isOtherLater() const { return outcome_.request.isOtherLater; }
    bool isReading() const { return loader_.isLoading(); }
    bool isTakingOver() const;
    /// Differences that are listed, as places in the comparison.
    std::vector<std::size_t> listed() const { return filter_->rows(); }
    CompareModel& model() { return *model_; }
    /// Buttons that choose what is on the table, beside the filters.
    void addSwitch(QLayout* buttons);
    /// So many differences are too many to be marked on the table.
    void setLeftUnmarked(std::size_t count);
    CompareTree& tree() { return *tree_; }
    QString summary() const;
    /// What went wrong or is worth knowing; empty: nothing.
    QString note() const;

   public slots:
    void refresh();  ///< reads the other state anew
    void takeOverTicked();
    /// Worked out on a worker thread, then one edit; asks about features that come along first.
    void takeOver(const std::vector<saban::layers::Chosen>& chosen);
    void copyTable();
    void chooseFile();
    void saveTable();
    /// Writes the listed differences as CSV. False, with a note, when that fails.
    bool saveTableAs(const QString& file);
    void tickListed(bool isTicked);

   signals:
    /// Another comparison, other rows of it, or none.
    void changed();
    /// Look at that difference.
    void looked(const saban::layers::FeatureDifference& difference);

   protected:
    void changeEvent(QEvent* event) override;

   private:
    QLayout* makeChoice();
    QLayout* makeFilters();
    QLayout* makeButtons();
    void retranslateUi();
    void followSession();
    void fillSources() { sources_->fill(session_, source_); }
    void fillKinds();
    void choose(CompareSource source);
    void compare(bool readsAnew);
    void show(const CompareOutcome& outcome);
    void tellOutcome();
    void watch();
    void applyFilter();
    void updateButtons();
    void look(const QModelIndex& proxyIndex);
    void showMenu(const QPoint& at);
    void tell(const QString& note);
    struct Taking;
    void startTaking(Taking taking);
    void finishTaking(const Taking& taking, const layers::TakeOver& taken);
    void cancelWork();
    layers::ComparisonStyle style() const;

    PlanSession& session_;
    CompareLoader loader_;
    BackgroundTask* taking_;
    CompareModel* model_;
    CompareFilter* filter_;
    CompareSource source_;
    CompareOutcome outcome_;  ///< of what is shown
    PlanPtr atOpening_, read_;  ///< `read_`: the other state as it was read; null: not yet
    std::shared_ptr<const layers::StructureCatalogue> catalogue_;
    QFileSystemWatcher watcher_;
    QTimer settleTimer_;  ///< after another program wrote to the other file
    QTimer followTimer_;  ///< after edits of the plan
    QTimer progressTimer_;
    bool isFilling_ = false;
    std::size_t leftUnmarked_ = 0;

    QHBoxLayout* filterRow_;
    QLabel *sourceTitle_, *summary_, *note_;
    CompareSourceBox* sources_;
    QComboBox *order_, *sorts_, *kinds_;
    QCheckBox* names_;
    QLineEdit* search_;
    QProgressBar* progress_;
    QPushButton *again_, *cancel_, *tickAll_, *untick_, *take_, *copy_, *save_;
    CompareTree* tree_;
};

}  // namespace saban::app
