#pragma once

#include "core/base/LongTable.h"
#include "core/base/Result.h"
#include "core/tensor/Snapshot.h"
#include "widgets/common/Export.h"

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace vitrine {

class Selection;
class StepCursor;

/// Copies and saves the stage as a picture and the selected block's numbers as CSV.
class Exporter : public QObject {
    Q_OBJECT

public:
    Exporter(std::function<ExportSource()> stage, const Selection *selection, const StepCursor *cursor,
             QWidget *window);

    void setFolder(const QString &folder) { m_folder = folder; }

public slots:
    void copyView();
    void saveView();
    void saveNumbers();

signals:
    void saved(const QString &file);
    void failed(const vitrine::Error &error);

private:
    void save(const QString &title, const QString &filters, const QString &suffix, const ExportSource &source);

    std::function<ExportSource()> m_stage;
    const Selection *m_selection;
    const StepCursor *m_cursor;
    QWidget *m_window;
    QString m_folder;
};

/// A tensor as CSV: a line a number, its indices first. "n,c,y,x,value".
LongTable tensorTable(const Snapshot &tensor);

} // namespace vitrine
