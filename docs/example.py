# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # The data without a screen
# Every number here is the one that the pages show: the same code counts it.

# %%
import sahel_map

data = sahel_map.load()
together = sahel_map.select(data, actor=["FAMA", "WAGNER"], actor_mode="all", start="2024-05", end="2024-12")
print(together.sentence())
print(len(together.incidents), "incidents")

# %% [markdown]
# Figures are reported ranges, and unknown is never nought.

# %%
killed = sahel_map.total(together)
print(f"{killed.minimum} to {killed.maximum}{'+' if killed.is_open else ''} reported killed")
print(f"{killed.n_with_figure} incidents give a number, {killed.n_without_figure} do not")

# %%
sahel_map.by_area(together, "cercle").head()

# %% [markdown]
# Two selections side by side.

# %%
before = sahel_map.select(data, start="2023-01", end="2023-12")
after = sahel_map.select(data, start="2024-01", end="2024-12")
sahel_map.compare(before, after).loc[["incidents", "killed"]]

# %% [markdown]
# What lies near a place, in any of its spellings.

# %%
sahel_map.nearby(data, "Tombouctou", km=30)
