#pragma once

#include <QAbstractTableModel>
#include <QIcon>
#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>
#include <array>
#include <optional>
#include <vector>

#include "layers/checks/checks.h"

namespace saban::app {

/// "Error", "Warning", "Note" in the language of the window, and a sign of its own form and colour for each.
QString severityWord(layers::Severity severity);
QIcon severityIcon(layers::Severity severity);
/// "Dates": what a rule looks at.
QString ruleWord(const std::string& rule);

/// Findings as rows. Tens of thousands are no matter: no widget and no text is made for a row before it is asked for.
class FindingsModel : public QAbstractTableModel {
    Q_OBJECT

   public:
    enum Column { SeverityColumn, RuleColumn, FeatureColumn, MessageColumn, ColumnCount };

    explicit FindingsModel(QObject* parent = nullptr);

    /// Nothing happens when they are the same as before.
    void setFindings(const std::vector<layers::Finding>& findings);
    const std::vector<layers::Finding>& findings() const { return findings_; }
    /// How many there are of a severity.
    int count(layers::Severity severity) const { return counts_[static_cast<std::size_t>(severity)]; }
    /// Everything of the row, folded for search; made when it is asked for.
    const QString& folded(int row) const;
    /// What the row shows in a column.
    QString textAt(int row, int column) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

   private:
    void makeTexts();

    std::vector<layers::Finding> findings_;
    mutable std::vector<QString> folded_;  ///< empty: not made yet
    std::vector<QString> kinds_;           ///< of each row's feature
    std::array<int, 3> counts_{};
    std::array<QIcon, 3> icons_;
};

/// Rows of a severity that hold all words of a text, whatever their case and marks; sorted by what a column shows.
class FindingsFilter : public QSortFilterProxyModel {
    Q_OBJECT

   public:
    explicit FindingsFilter(FindingsModel& model, QObject* parent = nullptr);

    /// The least grave that is shown; nothing: all.
    void setLeast(std::optional<layers::Severity> least);
    void setWords(const QString& text);

   protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

   private:
    FindingsModel& model_;
    std::optional<layers::Severity> least_;
    QStringList words_;
};

}  // namespace saban::app
