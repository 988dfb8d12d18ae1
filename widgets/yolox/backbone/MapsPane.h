#pragma once

#include "core/trace/Trace.h"
#include "core/yolox/BackboneParts.h"
#include "widgets/common/Export.h"
#include "widgets/units/UnitPicture.h"

#include <QPointer>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QStackedWidget;
class QThread;
class QToolButton;

namespace vitrine {

class ColourLegend;
class MapGridView;
class SegmentedControl;
class UnitCursor;
class UnitGraphView;
class UnitWorker;

/// The feature maps of a part of a backbone; a click on a number takes it apart into unit operations.
class MapsPane : public QWidget {
    Q_OBJECT

public:
    explicit MapsPane(QThread *computeThread, QWidget *parent = nullptr);
    ~MapsPane() override;

    /// Null part or trace: nothing to show.
    void setPart(const BackbonePart *part, std::shared_ptr<const Trace> trace);
    void setHint(const QString &text); ///< where there are no maps, why
    MapGridView *maps() const { return m_maps; }
    UnitGraphView *units() const { return m_units; }
    bool showsUnits() const;
    bool climb(); ///< from the units back to the maps
    /// Takes a number of the maps apart.
    void takeApart(const Index &index);
    ExportSource exportSource() const;

signals:
    void failed(const vitrine::Error &error);

private:
    void setTexts();
    void ask();
    void take(quint64 number, std::shared_ptr<const UnitPicture> picture);

    std::shared_ptr<const Trace> m_trace;
    std::string m_path; ///< of the node whose output is seen
    QString m_title, m_hint;
    QPointer<UnitWorker> m_worker; ///< lives in, and may die with, the compute thread
    UnitCursor *m_cursor;
    UnitOrder m_order;
    quint64 m_number = 0; ///< of the newest job
    Cancel m_cancel;
    QLabel *m_name, *m_facts;
    SegmentedControl *m_scale;
    QToolButton *m_back;
    QStackedWidget *m_stack;
    MapGridView *m_maps;
    ColourLegend *m_legend;
    UnitGraphView *m_units;
};

} // namespace vitrine
