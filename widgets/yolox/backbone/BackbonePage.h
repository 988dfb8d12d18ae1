#pragma once

#include "core/base/Result.h"
#include "widgets/common/Export.h"

#include <QWidget>

#include <memory>

namespace vitrine {

struct YoloxRun;

/// One side of the backbone, a tab of its station. It is told of a run only while it is seen.
class BackbonePage : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Null: the network has not seen the picture yet.
    virtual void setRun(std::shared_ptr<const vitrine::YoloxRun> run) = 0;
    /// A part has been chosen elsewhere: one that this page shows, it shows.
    virtual void setPart(const std::string &) { }
    virtual ExportSource exportSource() const = 0;
    virtual bool climb() { return false; }

signals:
    void failed(const vitrine::Error &error);
    void said(const QString &text);
    void openWanted(const QString &page, const std::string &path); ///< "csp", "spp", "act", "residual"
};

} // namespace vitrine
