#pragma once

#include <QTimer>
#include <QWidget>
#include <map>
#include <optional>
#include <vector>

#include "geo/vector/vector_style.h"
#include "layers/model/feature_ref.h"
#include "layers/works/work_totals.h"

class QCheckBox;
class QComboBox;
class QDate;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTreeWidget;

namespace saban::app {

class PlanSession;
class SpareWidth;
class WorksFilter;
class WorksModel;

/// Colours of structures and routes by their uid.
using FeatureColours = std::map<layers::Uid, geo::Colour>;

/// The work items of the plan: how each stands on a day, edited in place, searched, sorted and summed up.
///
/// Choosing a row picks its structure or route in the session and, unless a second click follows, which edits, asks to fly there; a structure or route that is picked elsewhere shows its row.
/// Thread safety: GUI thread.
class WorksPanel : public QWidget {
    Q_OBJECT

   public:
    explicit WorksPanel(PlanSession& session, QWidget* parent = nullptr);

    /// On which the states are told; today at first.
    void setDay(const QDate& day);
    QDate day() const;
    /// Only rows that hold these words, whatever their case and diacritics; empty: all.
    void setSearch(const QString& words);
    /// Nothing: all bodies; an empty text: items without one.
    void setBody(const std::optional<QString>& body);
    void setState(std::optional<layers::WorkState> state);

    /// "12 works · 70 % on average · 3 late · latest 20/05", of the rows that are shown.
    QString summary() const;
    /// By the worst state of their works; empty while the table is not coloured.
    FeatureColours colours() const;

   public slots:
    /// New work for each picked structure and route.
    void addWork();
    /// Removes the chosen row's work item and its log.
    void removeWork();
    void setColouring(bool isOn);
    /// Other colours of states, or another ground under them, were chosen.
    void recolour();

   signals:
    void flyTo(const saban::layers::FeatureRef& feature);
    /// States, plan, day or the wish for colours changed. An empty map: no colours.
    void coloursChanged(const saban::app::FeatureColours& colours);
    /// A spreadsheet of works is to be read in, or written.
    void importRequested();
    void exportRequested();

   protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

   private:
    void makeFilters();
    void makeTable();
    void retranslateUi();
    void fitColumns();
    void follow();
    void fillBodies();
    void applyFilter();
    void showTotals();
    void showSelection();
    void choose(int sourceRow);
    void flyNow();
    void stayHere();
    void updateButtons();
    int currentRow() const;
    std::vector<layers::WorkItemPtr> shownItems() const;
    std::vector<layers::FeatureRef> pickedPlaces() const;

    PlanSession& session_;
    WorksModel* model_;
    WorksFilter* filter_;
    bool isFollowing_ = false;  ///< the program changes rows, not a person
    bool isFitted_ = false;     ///< the columns to what they hold
    bool isChosen_ = false;     ///< the row was chosen as the cursor came to it
    QTimer flyTimer_;           ///< a second click may follow
    std::optional<layers::FeatureRef> flyNext_;

    QLabel* summary_;
    QLineEdit* search_;
    QComboBox *body_, *state_;
    QLabel* dayTitle_;
    QDateEdit* day_;
    QPushButton *today_, *add_, *remove_, *import_, *export_, *totalsShown_;
    bool wasShown_ = false;
    QCheckBox* colouring_;
    QTableView* table_;
    SpareWidth* spareWidth_;
    QTreeWidget* totals_;
    QLabel* refusal_;
};

}  // namespace saban::app
