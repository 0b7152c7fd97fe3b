#include "engine/exchange/score_table.h"

#include <algorithm>
#include <cmath>

#include "engine/assessment/declared.h"
#include "engine/exchange/answer_cell.h"
#include "engine/exchange/block_stream.h"
#include "engine/exchange/column_codes.h"
#include "engine/exchange/csv.h"
#include "engine/exchange/pack_rows.h"
#include "engine/exchange/score_lines.h"
#include "engine/interview/answer_rules.h"
#include "engine/interview/visibility.h"
#include "scoring/batch.h"

namespace opmaat::engine {
namespace {

/// Writes what was made of the blocks, in order, and counts the lines.
class Writer {
public:
    Writer(const TableFile& file, std::ostream& out, const TableOptions& options)
        : file_(file), out_(out), options_(options)
    {
    }

    void write(const TableBlock& block, const std::string& text)
    {
        out_.write(text.data(), static_cast<std::streamsize>(text.size()));
        for (const char c : text) rows_ += c == '\n' ? 1 : 0;
        if (options_.progress) options_.progress({rows_, file_.bytesRead(), file_.size()});
        if (!out_) {
            throw InputError(Finding{file_.path(), "", block.line, 1, "file-write", Severity::Error,
                                     "the scores from this line on cannot be written",
                                     "Check that there is room on the disk"});
        }
    }
    std::size_t rows() const { return rows_; }

private:
    const TableFile& file_;
    std::ostream& out_;
    const TableOptions& options_;
    std::size_t rows_ = 0;
};

std::size_t scoreBlocks(TableFile& file, std::ostream& out, const TableOptions& options,
                        const std::function<BlockWork()>& makeWork)
{
    Writer writer(file, out, options);
    streamBlocks(
        file, options.threads, makeWork,
        [&](const TableBlock& block, const std::string& text) { writer.write(block, text); });
    return writer.rows();
}

// With the words, profiles and rules of a pack.

std::size_t answeredCount(const ResponseSet& set, const Pack& pack)
{
    return static_cast<std::size_t>(
        std::count_if(pack.items.begin(), pack.items.end(), [&](const Item& item) {
            const auto given = set.answers.find(item.id);
            return item.isScored() && given != set.answers.end() &&
                   given->second.state == AnswerState::Answered;
        }));
}

/// Position and proposal, for a pack with a latent model.
void appendPlacement(std::string& text, const Placement& placed, const Pack& pack)
{
    const scoring::Posterior& posterior = placed.posterior;
    for (Eigen::Index a = 0; a < posterior.axisMean.size(); ++a) {
        appendNumber(text += ',', posterior.axisMean[a]);
        appendNumber(text += ',', std::sqrt(posterior.axisCovariance(a, a)));
    }
    text += ',';
    if (placed.proposal.proposed())
        text += pack.profiles.words[static_cast<std::size_t>(placed.proposal.best)].id;
    for (const double probability : posterior.profileProbability)
        appendNumber(text += ',', probability);
    appendNumber(text += ',', posterior.backgroundProbability);
}

/// The score of every declared scale; empty where there is none.
void appendScales(std::string& text, const ResponseSet& set, const Pack& pack)
{
    for (const DeclaredScale& scale : pack.scales) {
        text += ',';
        if (const auto score = declaredScore(pack, scale, set)) appendNumber(text, *score);
    }
}

// With a model alone.

/// Answers and positions of one block, used again for the next.
class PositionLines {
public:
    PositionLines(const scoring::Scorer& scorer, const ColumnCodes& codes, const TableFile& file)
        : scorer_(&scorer), codes_(&codes), file_(&file)
    {
    }

    void operator()(const TableBlock& block, std::string& text)
    {
        read(block);
        const std::size_t axes = scorer_->model().axes.size();
        const scoring::Positions placed = scoring::placeAll(*scorer_, responses_, 1);
        for (std::size_t n = 0; n < answered_.size(); ++n) {
            appendCount(text, block.row() + n + 1);
            appendCount(text += ',', answered_[n]);
            for (std::size_t a = 0; a < axes; ++a) {
                appendNumber(text += ',', placed.theta[n * axes + a]);
                appendNumber(text += ',', placed.standardError[n * axes + a]);
            }
            text += '\n';
        }
    }

private:
    void read(const TableBlock& block)
    {
        const std::size_t items = scorer_->model().items.size();
        responses_.clear();
        answered_.clear();
        RowReader rows(block.text, file_->path(), file_->names(), block.line, block.isLast);
        while (rows.next()) {
            responses_.resize(responses_.size() + items, scoring::kMissing);
            answered_.push_back(0);
            int* const row = responses_.data() + responses_.size() - items;
            for (std::size_t i = 0; i < rows.codes().size(); ++i) {
                const std::optional<int>& code = rows.codes()[i];
                if (!code) continue;
                row[codes_->item(i)] = categoryOf(rows, i);
                ++answered_.back();
            }
        }
    }

    int categoryOf(const RowReader& rows, std::size_t column) const
    {
        const auto category = codes_->category(column, *rows.codes()[column]);
        if (category) return *category;
        throw InputError(Finding{file_->path(), "", rows.line(), rows.column(column), "csv-item",
                                 Severity::Error, "the table changed while it was read",
                                 "Score it again when nobody writes to it"});
    }

    const scoring::Scorer* scorer_;
    const ColumnCodes* codes_;
    const TableFile* file_;
    std::vector<int> responses_;         // [rows x I]
    std::vector<std::size_t> answered_;  // [rows]
};

}  // namespace

std::size_t scoreTable(const Assessor& assessor, const std::string& table, std::ostream& out,
                       const TableOptions& options)
{
    TableFile file(table);
    const Pack& pack = assessor.pack();
    const std::vector<const Item*> items = packColumns(file, pack);
    const std::vector<bool> texts = packTexts(items);
    out << scoreColumns(pack.parameters.model);
    if (pack.hasModel()) {
        out << ",proposal";
        for (const auto& profile : pack.profiles.mixture.profiles) out << "," << profile.id << ".p";
        out << ",none.p";
    }
    for (const DeclaredScale& scale : pack.scales) out << ",scale." << scale.id;
    out << ",verdict\n";
    return scoreBlocks(file, out, options, [&]() -> BlockWork {
        return [&](const TableBlock& block, std::string& text) {
            RowReader rows(block.text, file.path(), file.names(), block.line, block.isLast, texts);
            for (std::size_t row = block.row(); rows.next(); ++row) {
                const ResponseSet set = packRow(file, rows, items, pack, options.form);
                const Placement placed = assessor.place(set);
                appendCount(text, row + 1);
                appendCount(text += ',', answeredCount(set, pack));
                if (pack.hasModel()) appendPlacement(text, placed, pack);
                appendScales(text, set, pack);
                text += ',';
                text += name(placed.verdict);
                text += '\n';
            }
        };
    });
}

std::size_t scoreTable(const scoring::Scorer& scorer, const std::string& table, std::ostream& out,
                       const TableOptions& options, const std::vector<bool>& isReversed)
{
    const ColumnCodes codes(scorer.model(), isReversed, table, options.threads);
    TableFile file(table);
    out << scoreColumns(scorer.model()) << '\n';
    return scoreBlocks(file, out, options,
                       [&]() -> BlockWork { return PositionLines(scorer, codes, file); });
}

}  // namespace opmaat::engine
