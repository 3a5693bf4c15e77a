#pragma once

#include <QAbstractTableModel>
#include <QTime>
#include <array>
#include <deque>

#include "viewer/app/message_bar.h"

namespace saban::app {

/// Everything that the window told since it was started, the newest first. The oldest of more than `kMost` are forgotten.
class MessageLog : public QAbstractTableModel {
    Q_OBJECT

   public:
    enum Column { TimeColumn, SeverityColumn, TextColumn, ColumnCount };
    static constexpr int kMost = 2000;

    explicit MessageLog(QObject* parent = nullptr);

    void add(MessageBar::Severity severity, const QString& text, const QString& details);
    /// All of the message at a row, on lines of their own.
    QString fullText(int row) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

   private:
    struct Message {
        QTime at;
        MessageBar::Severity severity;
        QString text, details;
    };
    std::deque<Message> messages_;
    std::array<QIcon, 3> icons_;
};

}  // namespace saban::app
